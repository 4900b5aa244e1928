import { readFileSync } from 'node:fs';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { EvidenceOf } from '../../src/domain/plan/evidence_kinds.ts';
import { EVIDENCE_IDS, linesOf, type PlanText, plansOf, textsOf } from '../../src/domain/plan/plan.ts';
import { agreementOn, type Review } from '../../src/domain/plan/review.ts';
import { readPlanFile } from '../../src/load/tables/pladeco.ts';
import { AnnexTexts } from '../../src/panels/plan/AnnexTexts.tsx';
import { notKept, planLink } from '../../src/panels/plan/draft.ts';
import type { Work } from '../../src/panels/plan/GroupWork.tsx';
import { CrossView, LineView } from '../../src/panels/plan/LineView.tsx';
import { Outline } from '../../src/panels/plan/Outline.tsx';
import {
  agreementSentence,
  groupsWords,
  leadSentence,
  opinedWords,
  tidyEnd,
} from '../../src/panels/plan/words.ts';
import { chile } from '../fixtures/chile.ts';
import { smallPlan } from '../fixtures/plan.ts';

const calama = plansOf(
  readPlanFile(readFileSync('data/chile/pladeco.csv', 'utf8'), 'pladeco.csv', chile()).value,
  '02201' as never,
)[0]!;
const evidence = Object.fromEntries(
  EVIDENCE_IDS.map((id) => [id, { id, figures: [], lacking: `Falta ${id}.`, notes: [] }]),
) as unknown as EvidenceOf;
const NOTHING: Review = [];
const work: Work = {
  review: NOTHING,
  keep: () => undefined,
  group: undefined,
  choose: () => undefined,
  typed: () => '',
  type: () => undefined,
};
const words = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');

/** What of a text is not said. */
const unsaid = (said: string, { text, variant, note, page, slide }: PlanText) =>
  [tidyEnd(text), variant, note, page && `página ${page}`, slide && `lámina ${slide}`].filter(
    (one) => !said.includes(one),
  );

describe('todo lo que trae el plan de Calama está', () => {
  test('en el anexo', () => {
    const said = words(
      renderToStaticMarkup(createElement(AnnexTexts, { plan: calama, evidence, review: NOTHING })),
    );
    expect(textsOf(calama).flatMap(({ text }) => unsaid(said, text))).toEqual([]);
    expect(said).toContain('Programa 1. Programa de Fomento Turístico Local');
    // What a cross observation calls for, and how it was read.
    expect(said.indexOf('Falta instrumentos.')).toBeLessThan(said.indexOf('Programa 1.'));
  });

  test('en la pantalla, entre sus líneas, lo transversal y la lista de programas', () => {
    const drawn = [
      createElement(Outline, { plan: calama, open: '', review: NOTHING }),
      createElement(CrossView, { plan: calama, evidence, work, title: null }),
      ...calama.programmes.flatMap((programme) =>
        programme.lines.map((line) =>
          createElement(LineView, { plan: calama, programme, line, evidence, work, title: null }),
        ),
      ),
    ];
    const said = words(drawn.map((one) => renderToStaticMarkup(one)).join(' '));
    const inLines = textsOf({ ...calama, notes: [] });
    expect(inLines.flatMap(({ text }) => unsaid(said, text))).toEqual([]);
    expect(linesOf(calama)).toHaveLength(5);
  });
});

test('lo dicho de una línea que ya no está se imprime', () => {
  const review: Review = [{ group: 'Uno', kind: 'observacion', place: '9.z', text: 'Se dijo esto' }];
  const said = words(renderToStaticMarkup(createElement(AnnexTexts, { plan: smallPlan, evidence, review })));
  expect(said).toContain('De líneas que ya no están');
  expect(said).toContain('Se dijo esto');
});

test('lo que no cabe guardado se dice, y no se guarda a medias', () => {
  const facts = Array.from({ length: 20_001 }, (_, at) => ({
    group: 'Uno',
    kind: 'observacion' as const,
    place: '1.a',
    text: `${at}`,
  }));
  expect(notKept(facts)).toContain('20.000');
  expect(notKept(facts.slice(1))).toBeUndefined();
});

test('el enlace no lleva el nombre que alguien le puso a su plan', () => {
  expect(planLink([calama, smallPlan], smallPlan, true)).toBe('2');
  expect(planLink([calama, smallPlan], smallPlan, false)).toBe('Plan chico');
});

describe('las cuentas en buen castellano', () => {
  const text = smallPlan.cross[0]!;
  const torn = (groups: readonly string[]) =>
    agreementOn(
      groups.flatMap((group) =>
        (['pertinente', 'sin-acuerdo'] as const).map((said) => ({
          group,
          kind: 'pertinencia' as const,
          place: '1.a',
          text: said,
        })),
      ),
      '1.a',
    );
  test('uno y varios', () => {
    expect(groupsWords({ ...text, groups: 1, ofGroups: 1 })).toBe('1 de 1 grupo');
    expect(leadSentence({ ...smallPlan, cross: [{ ...text, groups: 1, ofGroups: 4 }] })).toContain(
      '1 de 4 grupos dijo: «',
    );
    expect(leadSentence(smallPlan)).toContain('3 de 4 grupos dijeron: «');
    expect([opinedWords(1, 1), opinedWords(1, 3), opinedWords(2, 3)]).toEqual([
      '1 de 1 grupo opinó',
      '1 de 3 grupos opinó',
      '2 de 3 grupos opinaron',
    ]);
  });

  test('lo que no calza se elige en pantalla; en el papel solo se dice', () => {
    expect(agreementSentence(torn(['A', 'B']))).toContain('A y B dicen cosas distintas. Elige cuál vale.');
    expect(agreementSentence(torn(['A']), true)).toMatch(/A dice cosas distintas\.$/);
  });
});
