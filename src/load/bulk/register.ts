import { BusinessesBuilder, type BusinessTexts, type Catastro } from '../../domain/businesses.ts';
import type { SourceRef } from '../../domain/source.ts';
import type { Watch } from '../open/contract.ts';
import { Ids } from './ids.ts';
import { type RegisterExam, type RegisterOptions, readRows } from './read.ts';
import type { ByteSource } from './source.ts';
import { RowFinder, type RowTexts } from './texts.ts';

export type { RegisterExam, RegisterOptions } from './read.ts';
export { rejectedOf } from './rejected.ts';
export { blobSource } from './source.ts';

/** Rows that fit in a page: some 40 bytes each are kept. */
const MOST_ROWS = 5_000_000;

/** The words of a register whose numbers alone are kept. */
export interface RegisterTexts {
  /** Of a business, by its place; undefined where its file cannot be asked for a part of it. */
  text(row: number): Promise<RowTexts | undefined>;
}

export interface RegisterReading {
  readonly exam: RegisterExam;
  readonly catastro: Catastro;
  readonly texts: RegisterTexts;
}

/** Reads a register of any length into columns. Rejects with the reason of the watch's signal when it is told to stop. */
export async function readRegister(
  source: ByteSource,
  origin: SourceRef,
  options: RegisterOptions,
  watch?: Watch,
): Promise<RegisterReading> {
  /** Lines of the businesses: what a row is called where its words are not at hand. */
  let lines: Uint32Array = new Uint32Array(0);
  const words: BusinessTexts = {
    id: (row) => String(lines[row] ?? ''),
    name: () => undefined,
    activity: () => undefined,
  };
  const { exam, sink, pass } = await readRows(
    source,
    options,
    {
      most: MOST_ROWS,
      ids: (rows, seed) => new Ids(rows, seed),
      sink: (rows) => {
        const builder = new BusinessesBuilder(rows, words);
        return {
          builder,
          add: (line, row, rules) => rules.add(line, row, builder),
        };
      },
    },
    watch,
  );
  const businesses = sink.builder.build();
  lines = businesses.columns.line;
  const finder = source.blob && pass && new RowFinder(source.blob, pass, exam);
  return {
    exam,
    catastro: { businesses, source: origin },
    texts: { text: async (row) => finder?.textsOf(lines[row] ?? 0) },
  };
}

/** The same reading and the same faults, keeping no business: for whoever looks at the file before using it. */
export async function examineRegister(
  source: ByteSource,
  options: RegisterOptions,
  watch?: Watch,
): Promise<RegisterExam> {
  const { exam } = await readRows(
    source,
    options,
    { ids: (rows, seed) => new Ids(rows, seed), sink: () => ({ add: () => undefined }), most: MOST_ROWS },
    watch,
  );
  return exam;
}
