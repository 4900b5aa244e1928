import { createChance } from '../../bin/lib/azar.ts';
import { emptyGrid, type Grid, setKnown } from '../../src/domain/grid.ts';
import type { FirmCube, Inputs } from '../../src/domain/inputs.ts';
import type { Unit } from '../../src/domain/measure.ts';
import { CIIU } from '../../src/domain/sectors.ts';

const FIRST = 2015;
const YEARS = 10;
const DIVISIONS = 88;

/**
 * The comunas of a package with ten invented years of firms by division: as large as a whole country's tables are. One
 * resource, every cell published, sizes of zones and sectors over three orders of magnitude.
 */
export function decade(base: Inputs, seed: number): Inputs {
  const chance = createChance(seed);
  const sectors = [...CIIU.values()]
    .filter(({ level }) => level === 'division')
    .slice(0, DIVISIONS)
    .map(({ code }) => code);
  const zones = base.territory.comunas.length;
  const size = base.territory.comunas.map(() => chance.logarithmic(0.02, 20));
  const share = sectors.map(() => chance.logarithmic(0.05, 50));
  const source = base.cubes[0]?.source;
  if (!source) throw new Error('el paquete no trae empresas');
  const blank = (unit: Unit) => emptyGrid(zones, sectors.length, unit);
  const cubes = Array.from({ length: YEARS }, (_, at): FirmCube => {
    const year = FIRST + YEARS - 1 - at;
    const firms = blank('empresas');
    const workers = blank('trabajadores');
    const sales = blank('UF');
    const firmYears = blank('empresa-años');
    const closures = blank('términos de giro');
    for (let cell = 0; cell < firms.value.length; cell += 1) {
      const typical = (size[Math.floor(cell / sectors.length)] ?? 1) * (share[cell % sectors.length] ?? 1);
      const n = Math.max(0, Math.round(typical * Math.exp(0.3 * chance.normal())));
      const staff = Math.round(n * chance.logarithmic(1, 30));
      setKnown(firms, cell, n);
      setKnown(firmYears, cell, n);
      setKnown(workers, cell, staff);
      setKnown(sales, cell, staff * chance.logarithmic(200, 5000));
      setKnown(closures, cell, Math.round(0.06 * n));
    }
    return {
      id: `decenio:${year}`,
      title: `Decenio inventado, ${year}`,
      period: { from: year, to: year },
      sectorLevel: 'division',
      sectors,
      firms,
      workers,
      sales,
      paired: { sales, workers },
      firmYears,
      closures,
      lines: new Int32Array(firms.value.length),
      covered: new Uint8Array(zones).fill(1),
      fromCatastro: false,
      source: { ...source, year: String(year) },
    };
  });
  return { ...base, cubes };
}

/** The tables of numbers of a country's firms, for a plain pass over them. */
export function gridsOf({ cubes }: Inputs): readonly Grid[] {
  return cubes.flatMap(({ firms, workers, sales, firmYears, closures }) =>
    [firms, workers, sales, firmYears, closures].filter((grid): grid is Grid => grid !== undefined),
  );
}
