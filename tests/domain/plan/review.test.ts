import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joined, sameGroups } from '../../../src/domain/plan/joining.ts';
import {
  agreementOn,
  type Fact,
  freeName,
  groupsOf,
  merged,
  PERTINENCES,
  pertinencesOf,
  type Review,
  renamed,
  undone,
  withFact,
  withGroup,
  withoutFact,
  withoutGroup,
  withPertinence,
  wordsOf,
} from '../../../src/domain/plan/review.ts';

const fact: fc.Arbitrary<Fact> = fc.oneof(
  fc.record({
    group: fc.constantFrom('Uno', 'Dos', 'uno', 'Tres'),
    kind: fc.constantFrom('observacion' as const, 'propuesta' as const),
    place: fc.constantFrom('1.a', '1.b'),
    text: fc.constantFrom('Sí', 'No', 'Más datos'),
  }),
  fc.record({
    group: fc.constantFrom('Uno', 'Dos', 'uno', 'Tres'),
    kind: fc.constant('pertinencia' as const),
    place: fc.constantFrom('1.a', '1.b'),
    text: fc.constantFrom(...PERTINENCES),
  }),
);
const review = fc.array(fact, { maxLength: 10 }).map((facts) => merged([], facts));
/** What is said, whatever the order. */
const set = (facts: Review) => facts.map((one) => JSON.stringify(one)).sort();

describe('juntar lo que dicen los grupos', () => {
  test('da lo mismo en qué orden y de a cuántos se junten los archivos', () => {
    fc.assert(
      fc.property(review, review, review, (a, b, c) => {
        expect(set(merged(a, b))).toEqual(set(merged(b, a)));
        expect(set(merged(merged(a, b), c))).toEqual(set(merged(a, merged(b, c))));
        expect(merged(a, a)).toEqual(a);
      }),
    );
  });

  test('no se pierde nada de ningún lado, se decida lo que se decida', () => {
    fc.assert(
      fc.property(review, review, fc.boolean(), (here, brought, same) => {
        const decided = Object.fromEntries(
          sameGroups(here, brought).map(({ theirs }) => [theirs, same ? 'mismo' : 'otro'] as const),
        );
        const all = joined(here, brought, decided);
        for (const one of here) expect(all).toContainEqual(one);
        const said = new Set(all.map(({ place, kind, text }) => `${place} ${kind} ${text}`));
        for (const { place, kind, text } of brought) expect(said).toContain(`${place} ${kind} ${text}`);
        expect(all.length).toBeLessThanOrEqual(here.length + brought.length);
      }),
    );
  });

  const here: Review = [
    { group: 'Grupo 1', kind: 'pertinencia', place: '1.a', text: 'pertinente' },
    { group: 'Grupo 1', kind: 'observacion', place: '1.a', text: 'Falta el agro' },
  ];

  test('todo lo que ya está, con sus varios grupos, no pregunta ni agrega nada', () => {
    const all = withGroup(here, 'Grupo 2');
    expect(sameGroups(all, [...all].reverse())).toEqual([]);
    expect(joined(all, all, {})).toEqual(all);
  });

  test('dos grupos que se llaman igual y dicen lo mismo se preguntan: la cuenta no pierde ninguno', () => {
    const same = { theirs: 'Grupo 1', ours: 'Grupo 1', news: 0, alike: 2 };
    expect(sameGroups(here, here)).toEqual([same]);
    expect(sameGroups(withGroup(here, 'Grupo 2'), here)).toEqual([same]);
    expect(groupsOf(joined(here, here, { 'Grupo 1': 'otro' }))).toEqual(['Grupo 1', 'Grupo 1 (2)']);
    expect(sameGroups(withGroup([], 'A'), withGroup([], 'a'))).toEqual([
      { theirs: 'a', ours: 'A', news: 0, alike: 0 },
    ]);
  });

  test('un grupo que ya está con algo nuevo se pregunta, aunque se escriba distinto', () => {
    const brought = renamed(withPertinence(here, 'Grupo 1', '1.a', 'no-pertinente'), 'Grupo 1', 'GRUPO 1');
    expect(sameGroups(here, brought)).toEqual([{ theirs: 'GRUPO 1', ours: 'Grupo 1', news: 1, alike: 1 }]);
    const one = joined(here, brought, { 'GRUPO 1': 'mismo' });
    expect(groupsOf(one)).toEqual(['Grupo 1']);
    expect(pertinencesOf(one, 'Grupo 1', '1.a')).toEqual(['pertinente', 'no-pertinente']);
    expect(agreementOn(one, '1.a')).toMatchObject({ groups: 1, inConflict: ['Grupo 1'], silent: [] });
    const two = joined(here, brought, { 'GRUPO 1': 'otro' });
    expect(groupsOf(two)).toEqual(['Grupo 1', 'GRUPO 1 (2)']);
    expect(agreementOn(two, '1.a').inConflict).toEqual([]);
  });

  test('elegir cuál vale deja una sola', () => {
    const torn = merged(here, [{ group: 'Grupo 1', kind: 'pertinencia', place: '1.a', text: 'sin-acuerdo' }]);
    expect(pertinencesOf(withPertinence(torn, 'Grupo 1', '1.a', 'pertinente'), 'Grupo 1', '1.a')).toEqual([
      'pertinente',
    ]);
  });
});

describe('contar el acuerdo', () => {
  test('quien no ha opinado no es un «no»', () => {
    let all: Review = [];
    for (const group of ['A', 'B', 'C', 'D']) all = withGroup(all, group);
    all = withPertinence(all, 'A', '1.a', 'pertinente');
    all = withPertinence(all, 'B', '1.a', 'con-cambios');
    const { groups, byPertinence, silent } = agreementOn(all, '1.a');
    expect([
      groups,
      byPertinence.pertinente,
      byPertinence['con-cambios'],
      byPertinence['no-pertinente'],
    ]).toEqual([4, ['A'], ['B'], []]);
    expect(silent).toEqual(['C', 'D']);
    // Who changes its mind and says nothing again is still a group.
    expect(agreementOn(withPertinence(all, 'A', '1.a', undefined), '1.a').silent).toEqual(['A', 'C', 'D']);
  });

  test('cada grupo está en un solo lugar de la cuenta', () => {
    fc.assert(
      fc.property(review, (all) => {
        const { groups, byPertinence, silent, inConflict } = agreementOn(all, '1.a');
        const counted = [...Object.values(byPertinence).flat(), ...silent, ...inConflict];
        expect(counted.sort()).toEqual([...groupsOf(all)].sort());
        expect(groups).toBe(counted.length);
      }),
    );
  });
});

test('quitar lo que se anotó y quitar un grupo no tocan lo demás', () => {
  const text = { group: 'A', kind: 'propuesta', place: '1.a', text: 'Una oficina' } as const;
  const all = withFact(withGroup([], 'B'), text);
  expect(wordsOf(all, 'A', '1.a', 'propuesta')).toEqual([text]);
  expect(groupsOf(withoutFact(all, text))).toEqual(['B', 'A']);
  expect(groupsOf(withoutGroup(all, 'A'))).toEqual(['B']);
});

test('deshacer devuelve lo de antes, y deja lo que otra pestaña hizo después', () => {
  fc.assert(
    fc.property(review, review, review, (before, after, others) => {
      expect(undone(after, before, after)).toEqual(before);
      const all = undone(merged(after, others), before, after);
      const known = set(after);
      for (const one of others) if (!known.includes(JSON.stringify(one))) expect(all).toContainEqual(one);
      for (const one of before) expect(all).toContainEqual(one);
    }),
  );
});

test('un nombre libre no es el de nadie, por largo que sea', () => {
  const long = 'x'.repeat(60);
  expect(freeName('Grupo', ['Grupo', 'Grupo (2)'])).toBe('Grupo (3)');
  expect([...freeName(long, [long])]).toHaveLength(60);
});
