import { expect, test } from 'vitest';
import type { SectorCode, ZoneId } from '../../src/domain/ids.ts';
import { peopleReport } from '../../src/domain/people/report.ts';
import { peopleSentence, reach } from '../../src/panels/people/words.ts';
import { loaded } from '../fixtures/chile.ts';

const at = { sector: 'Comercio', place: 'Calama', km: 0 };

async function calama(km = 0) {
  const { inputs } = await loaded('calama-ficticio');
  return { inputs, report: peopleReport(inputs, {}, '02201' as ZoneId, 'G' as SectorCode, km)! };
}

test('the sentence says whom the sector occupies, who studies nearby and what is lacking', async () => {
  const { report } = await calama();
  expect(peopleSentence(report, at)).toBe(
    'Comercio en Calama ocupa sobre todo a vendedores y personal de servicios (48,0% de sus puestos, entre 33,6 y 62,4). ' +
      'Estudian educación superior en Calama 3.500 personas. ' +
      'Frente a los puestos de toda la zona, falta quien estudie para operar máquinas y conducir.',
  );
});

test('what is not known leaves its clause out', async () => {
  const { inputs } = await calama();
  const without = peopleReport(
    { ...inputs, occupations: undefined, training: undefined },
    {},
    '02201' as ZoneId,
    'G' as SectorCode,
    0,
  )!;
  expect(without).toMatchObject({
    table: undefined,
    groups: undefined,
    supply: undefined,
    change: undefined,
  });
  expect(peopleSentence(without, at)).toBe('');
  const nobody = peopleReport(inputs, {}, '02202' as ZoneId, 'G' as SectorCode, 0)!;
  expect(peopleSentence(nobody, { ...at, place: 'Ollagüe' })).toBe(
    'No se sabe a cuántas personas ocupa comercio en Ollagüe. Nadie estudia educación superior en Ollagüe: no hay sedes.',
  );
});

test('how far is said', () => {
  expect(reach('Calama', 0)).toBe('en Calama');
  expect(reach('Calama', 60)).toBe('en Calama y a 60 km o menos');
});

test('local and commuting work come from the register, with their n', async () => {
  const { report } = await calama();
  expect(report.work.map(({ id }) => id)).toEqual(['local', 'conmutante']);
  // 7.362 less the one worker each of CAL-0758 and CAL-2979, which say that three of them are local.
  for (const { explanation } of report.work) expect(explanation.result).toMatchObject({ n: 7360 });
});
