import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { programmeReport } from '../../src/domain/support/programme_report.ts';
import { readProgrammeFile } from '../../src/load/tables/metas.ts';
import { placeFlags } from '../../src/panels/programme/FlagNotes.tsx';
import {
  lackingRegions,
  leadSentence,
  progressWords,
  unitSentence,
} from '../../src/panels/programme/words.ts';

const reportOf = (text: string) => programmeReport(readProgrammeFile(text, 'x.csv').value!);
const shipped = reportOf(readFileSync('data/chile/metas.csv', 'utf8'));

describe('lo que dice la pantalla de metas', () => {
  test('la primera frase cuenta lo que hay, y que no hay resultados', () => {
    expect(leadSentence(shipped)).toBe(
      'SERCOTEC fija 144 objetivos con 192 actividades en 16 unidades para 2010. Las revisiones dejan 62 avisos. Sin resultados cargados.',
    );
    expect(leadSentence(reportOf('objetivo,meta,resultado\nUno,10,5\n'))).toBe(
      'El archivo fija 1 objetivo. Las revisiones no dejan ningún aviso.',
    );
  });

  test('la frase de una unidad', () => {
    expect(unitSentence(shipped.units[0]!)).toBe('8 objetivos y 11 actividades en 3 bloques, con 2 avisos.');
  });

  test('el avance sin resultados no dice un número', () => {
    expect(progressWords(shipped.whole)).toBe('Sin resultados cargados.');
    const [, , information] = shipped.units[0]!.blocks;
    expect(progressWords(information!.progress)).toBe('Sin metas con número.');
    expect(progressWords(reportOf('objetivo,meta,resultado\nUno,10,5\nDos,10,\n').whole)).toBe(
      '50,0%, con el 50,0% del peso medido: 1 de 2 objetivos.',
    );
  });

  test('de un programa por regiones se dice cuál falta; de uno de una sola, nada', () => {
    const regions = [
      { id: '01', name: 'Tarapacá' },
      { id: '02', name: 'Antofagasta' },
      { id: '16', name: 'Ñuble' },
    ];
    expect(lackingRegions(shipped.units, regions)).toEqual(['Ñuble']);
    expect(lackingRegions([{ id: '01' }], regions)).toEqual([]);
    expect(lackingRegions([{ id: 'todo' }], regions)).toEqual([]);
  });

  test('cada aviso de un bloque queda en un solo lugar: la actividad, el objetivo o el bloque', () => {
    for (const unit of shipped.outline.units)
      for (const block of unit.blocks) {
        const own = shipped.flags.filter((flag) => flag.unit === unit.id && flag.block === block.id);
        const { ofActivity, ofTarget, ofBlock } = placeFlags(own, block.targets);
        const placed = [...[...ofActivity.values()].flat(), ...[...ofTarget.values()].flat(), ...ofBlock];
        expect(placed).toHaveLength(own.length);
        expect(new Set(placed)).toEqual(new Set(own));
      }
  });
});
