import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { booleanPointInPolygon } from '@turf/turf';
import { bbox } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import { readBoundaries } from '../src/load/boundaries.ts';
import { BENEFICIARIOS_FICTICIOS_COLUMNS, makeBeneficiaries } from './lib/beneficiarios-ficticios.ts';
import {
  CALAMA,
  CATASTRO_COLUMNS,
  type CatastroRow,
  type Inside,
  makeCatastro,
} from './lib/catastro-ficticio.ts';
import { COMUNA_COLUMNS, makeComunas, makeTotals, TOTAL_COLUMNS } from './lib/comunas-ficticias.ts';
import { type Fault, spoil } from './lib/errores-ficticios.ts';
import { FOCALIZACION_COLUMNS, makeDecisions } from './lib/focalizacion-ficticia.ts';
import { FORMACION_COLUMNS, makeTraining } from './lib/formacion-ficticia.ts';
import { INDEX_COLUMNS, INDEX_FILE, makeIndex } from './lib/indice.ts';
import { INSTRUMENTOS_COLUMNS, makeInstruments } from './lib/instrumentos-ficticios.ts';
import { makeMunicipal } from './lib/municipal-ficticio.ts';
import { assumedOccupations, OCUPACIONES_COLUMNS } from './lib/ocupaciones-supuestas.ts';
import { makePlan, PLADECO_COLUMNS } from './lib/plan-ficticio.ts';
import { keepZones } from './lib/recorte.ts';
import { makeRoute, RUTA_COLUMNS } from './lib/ruta-ficticia.ts';
import { makeSectors } from './lib/sectores-ficticios.ts';
import { toCsv } from './lib/tablas.ts';
import { makeSuppliers, SUPPLIER_COLUMNS } from './lib/tractoras-ficticias.ts';

/** Seed of the shipped package. Another one gives another register. */
export const SEED = 20261121;

const REGION = '02';

export interface FictitiousFiles {
  /** Bytes by file name, of the package. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly municipal: Uint8Array;
  readonly faults: readonly Fault[];
  readonly rows: readonly CatastroRow[];
}

/**
 * Every file of the package but its descriptor, from the outline of the country. The same bytes each time.
 */
export function makeFictitious(outlines: Uint8Array, seed: number): FictitiousFiles {
  const inside = insideOf(outlines, CALAMA.cut);
  const rows = makeCatastro(seed, inside);
  // Sequences of their own, so that another fault or supplier does not change every business.
  const faults = spoil(seed + 1, rows);
  const spoilt = new Set(faults.map(({ row }) => row));
  const clean = rows.filter((_, at) => !spoilt.has(at));
  const country = JSON.parse(new TextDecoder().decode(outlines)) as Topology;
  const region = keepZones(
    country,
    'comunas',
    ({ properties }) => (properties as { cod_region?: string } | undefined)?.cod_region === REGION,
  );
  const bytes = (text: string) => new TextEncoder().encode(text);
  const regionOutlines = bytes(`${JSON.stringify({ ...region, bbox: bbox(region) })}\n`);
  return {
    rows,
    faults,
    files: new Map([
      ['comunas.topojson', regionOutlines],
      [INDEX_FILE, bytes(toCsv(INDEX_COLUMNS, makeIndex(regionOutlines)))],
      ['zonas.geojson', bytes(`${JSON.stringify(makeSectors(seed + 3, inside))}\n`)],
      ['comunas_datos.csv', bytes(toCsv(COMUNA_COLUMNS, makeComunas()))],
      ['catastro.csv', bytes(toCsv(CATASTRO_COLUMNS, rows))],
      ['proveedores.csv', bytes(toCsv(SUPPLIER_COLUMNS, makeSuppliers(seed + 2, clean)))],
      ['empresas_totales.csv', bytes(toCsv(TOTAL_COLUMNS, makeTotals()))],
      ['ocupaciones.csv', bytes(toCsv(OCUPACIONES_COLUMNS, assumedOccupations()))],
      ['formacion.csv', bytes(toCsv(FORMACION_COLUMNS, makeTraining()))],
      ['ruta.csv', bytes(toCsv(RUTA_COLUMNS, makeRoute()))],
      ['pladeco.csv', bytes(toCsv(PLADECO_COLUMNS, makePlan()))],
      ['focalizacion.csv', bytes(toCsv(FOCALIZACION_COLUMNS, makeDecisions()))],
      ['beneficiarios.csv', bytes(toCsv(BENEFICIARIOS_FICTICIOS_COLUMNS, makeBeneficiaries()))],
      ['instrumentos.csv', bytes(toCsv(INSTRUMENTOS_COLUMNS, makeInstruments()))],
    ]),
    municipal: makeMunicipal(clean),
  };
}

function insideOf(outlines: Uint8Array, code: string): Inside {
  const zone = readBoundaries(outlines, 'comunas.topojson').value.find(({ comuna }) => comuna.cut === code);
  const geometry = zone?.geometry;
  if (!geometry) throw new Error(`El contorno no tiene la comuna ${code}`);
  return (longitude, latitude) => booleanPointInPolygon([longitude, latitude], geometry);
}

/** Writes the package `calama-ficticio` and the municipal file of the tests. */
export async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      semilla: { type: 'string', default: String(SEED) },
      contorno: { type: 'string', default: 'data/chile/comunas.topojson' },
      salida: { type: 'string', default: 'data/calama-ficticio' },
      municipal: { type: 'string', default: 'tests/fixtures/municipal/catastro-municipal.csv' },
    },
  });
  const seed = Number(values.semilla);
  if (!Number.isSafeInteger(seed)) {
    console.error(`La semilla debe ser un número entero: ${values.semilla}`);
    return 2;
  }
  const { files, municipal, faults, rows } = makeFictitious(readFileSync(values.contorno), seed);
  mkdirSync(values.salida, { recursive: true });
  for (const [name, bytes] of files) {
    writeFileSync(join(values.salida, name), bytes);
    console.log(`${join(values.salida, name)}: ${bytes.length} bytes`);
  }
  writeFileSync(values.municipal, municipal);
  console.log(`${values.municipal}: ${municipal.length} bytes`);
  console.log(`${rows.length} negocios, ${faults.length} con un error puesto a propósito:`);
  for (const kind of new Set(faults.map((fault) => fault.kind))) {
    const lines = faults.filter((fault) => fault.kind === kind).map(({ row }) => row + 2);
    console.log(`  ${kind}: líneas ${lines.join(', ')}`);
  }
  return 0;
}
