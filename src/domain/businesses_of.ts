import { type Business, PLACINGS, SIZES } from './business.ts';
import {
  type Businesses,
  BusinessesBuilder,
  CODE,
  codeOfDay,
  codeOfTrait,
  emptyRow,
  LEADERS,
  NOT_TOLD,
  VALUE,
} from './businesses.ts';
import { TRAIT_IDS } from './evaluation/traits.ts';

/** Businesses that are already rows, as a list of columns. */
export function businessesOf(some: Iterable<Business>): Businesses {
  const rows = [...some];
  const builder = new BusinessesBuilder(Math.max(rows.length, 1), {
    id: (row) => rows[row]?.id ?? '',
    name: (row) => rows[row]?.name,
    activity: (row) => rows[row]?.activity,
  });
  const row = emptyRow();
  const { values, codes } = row;
  for (const one of rows) {
    values[VALUE.longitude] = one.longitude ?? NaN;
    values[VALUE.latitude] = one.latitude ?? NaN;
    values[VALUE.workers] = one.workers ?? NaN;
    values[VALUE.localWorkers] = one.localWorkers ?? NaN;
    values[VALUE.commuters] = one.commuters ?? NaN;
    values[VALUE.sales] = one.sales === 'reservado' ? Infinity : (one.sales ?? NaN);
    values[VALUE.taxes] = one.taxes === 'reservado' ? Infinity : (one.taxes ?? NaN);
    codes[CODE.size] = one.size === undefined ? -1 : SIZES.indexOf(one.size);
    codes[CODE.formal] = one.formal === undefined ? -1 : Number(one.formal);
    codes[CODE.leader] = one.leader === undefined ? -1 : LEADERS.indexOf(one.leader);
    codes[CODE.start] = one.start === undefined ? -1 : codeOfDay(one.start);
    codes[CODE.showcase] = one.showcase ? 1 : -1;
    for (const [at, trait] of TRAIT_IDS.entries()) {
      const word = one.traits[trait];
      codes[CODE.traits + at] = word === undefined ? -1 : codeOfTrait(trait, word);
    }
    builder.addCoded(
      one.line,
      one.comuna,
      PLACINGS.indexOf(one.placing),
      builder.sectorIndex(one.section),
      one.division === undefined ? NOT_TOLD : builder.sectorIndex(one.division),
      row,
    );
  }
  return builder.build();
}
