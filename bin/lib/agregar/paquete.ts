import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Territory } from '../../../src/domain/territory.ts';
import type { AggregateCell } from '../../../src/load/bulk/aggregate.ts';
import { csvCell } from '../mapa/salida.ts';
import { bySector, bySize, type CellRow } from './celdas.ts';
import { type Outlines, SHIPPED_OUTLINES } from './limites.ts';

/** What a register of any length was added up to. */
export interface Added {
  readonly cells: readonly AggregateCell[];
  /** Files that it comes from, as a source names them. */
  readonly files: readonly string[];
  /** Rows left out, by reason. */
  readonly leftOut: ReadonlyMap<string, number>;
}

export interface PackageOptions {
  readonly folder: string;
  readonly title: string | undefined;
  readonly fictitious: boolean;
  /** Day of making, ISO. */
  readonly created: string;
}

/** The folder is not one to write into; the message says why. */
export class Occupied extends Error {}

export async function checkFree(folder: string): Promise<void> {
  const found = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new Occupied(`«${folder}» no es una carpeta.`);
  });
  if (found.length > 0)
    throw new Occupied(`La carpeta «${folder}» ya tiene archivos. Elige una nueva o vacíala.`);
}

/** Writes a package that the page opens; gives the rows of each of its tables. */
export async function writePackage(
  { cells, files, leftOut }: Added,
  outlines: Outlines,
  { folder, title, fictitious, created }: PackageOptions,
): Promise<ReadonlyMap<string, number>> {
  await mkdir(folder, { recursive: true });
  const { territory } = outlines;
  const tables = [
    {
      name: 'empresas',
      level: 'rubro',
      of: 'rubro',
      lines: sectorLines(territory, bySector(cells, 'rubro')),
    },
    {
      name: 'empresas_division',
      level: 'division',
      of: 'división',
      lines: sectorLines(territory, bySector(cells, 'division')),
    },
    { name: 'empresas_tamano', level: 'rubro', of: 'rubro y tamaño', lines: sizeLines(territory, cells) },
  ] as const;
  const written = new Map<string, number>();
  const write = async (file: string, lines: readonly string[]) => {
    await writeFile(join(folder, file), `${lines.join('\n')}\n`);
    written.set(file, lines.length - 1);
  };
  for (const { name, lines } of tables) await write(`${name}.csv`, lines);
  await write('rechazadas.csv', [
    'motivo,filas',
    ...[...leftOut].map(([reason, rows]) => `${reason},${rows}`),
  ]);
  await writeFile(join(folder, outlines.file), outlines.bytes);
  const name = basename(resolve(folder))
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-');
  const periods = [...new Set(cells.map(({ period }) => period))].sort();
  const from = files.map((file) => basename(file)).join(', ');
  const shown = title ?? `Registro agregado: ${from}`;
  const source = { title: from, anio: periods.join(', '), revisado: created };
  const descriptor = {
    name,
    title: shown,
    description:
      'Recuentos por comuna, hechos con «mapa agregar». Cada negocio se cuenta en la comuna en que está. Una comuna sin negocios no está en las tablas: no se sabe si se contó.',
    created,
    mapa: { formato: 1, ficticio: fictitious },
    resources: [
      await outlineResource(outlines),
      ...tables
        .filter(({ lines }) => lines.length > 1)
        .map(({ name: table, level, of }) => ({
          name: table,
          path: `${table}.csv`,
          title: `${shown}, por ${of}`,
          sources: [source],
          dialect: { delimiter: ',' },
          mapa: {
            tabla: table === 'empresas_tamano' ? table : 'empresas',
            titulo: `${title ?? 'Registro'}, por ${of}`,
            nivel_sector: level,
            ausente: 'fuera',
          },
        })),
    ],
  };
  await writeFile(join(folder, 'datapackage.json'), `${JSON.stringify(descriptor, null, 2)}\n`);
  return written;
}

/** The resource of the outlines: as the shipped package describes its own, or with what can be said of another file. */
async function outlineResource({ file, bytes }: Outlines): Promise<unknown> {
  const shipped = JSON.parse(await readFile(join(SHIPPED_OUTLINES, '../datapackage.json'), 'utf8'));
  const own = shipped.resources.find(({ path }: { path: string }) => path === basename(SHIPPED_OUTLINES));
  if (file === own?.path && Buffer.from(bytes).equals(await readFile(SHIPPED_OUTLINES))) return own;
  return { name: 'comunas', path: file, title: 'Límites comunales', mapa: { tabla: 'comunas' } };
}

const SECTOR_HEADER =
  'periodo,cut,sector,empresas,trabajadores,ventas_uf,trabajadores_dicen,ventas_uf_dicen,trabajadores_de_ambas,ventas_uf_de_ambas';

function sectorLines(territory: Territory, rows: readonly CellRow[]): readonly string[] {
  return [
    SECTOR_HEADER,
    ...rows.map((row) =>
      [
        row.period,
        territory.comunas[row.comuna]?.cut,
        row.sector,
        row.firms,
        figure(row.firms, row.workers, row.workersStated, 0),
        figure(row.firms, row.sales, row.salesStated, row.salesReserved),
        row.workersStated,
        row.salesStated,
        figure(row.firms, row.workersOfBoth, row.bothStated + row.bothReserved, 0),
        figure(row.firms, row.salesOfBoth, row.bothStated, row.bothReserved),
      ]
        .map(csvCell)
        .join(','),
    ),
  ];
}

/** A sum as the table writes it: zero without businesses, `*` with one that reserves it, nothing where none states it. */
function figure(firms: number, sum: number, stated: number, reserved: number): string | number {
  if (firms === 0) return 0;
  if (reserved > 0) return '*';
  // To the ten-thousandth: what is added up in any order is the same.
  return stated === 0 ? '' : Math.round(sum * 1e4) / 1e4;
}

function sizeLines(territory: Territory, cells: readonly AggregateCell[]): readonly string[] {
  return [
    'periodo,cut,sector,tamano,empresas',
    ...bySize(cells).map(({ period, comuna, sector, size, firms }) =>
      [period, territory.comunas[comuna]?.cut, sector, size, firms].map(csvCell).join(','),
    ),
  ];
}
