import type { Context } from '../../../src/domain/context.ts';
import { levelOf, type SectorCode, type ZoneId } from '../../../src/domain/ids.ts';
import type { Reference } from '../../../src/domain/settings.ts';
import type { Period } from '../../../src/domain/source.ts';
import type { Printed } from './registro.ts';

/** One table brought to what was asked of it, and the zone and sector it is narrowed to. */
export interface Asked {
  readonly context: Context;
  readonly reference: Reference | 'ninguna';
  readonly zone: ZoneId | undefined;
  readonly sector: SectorCode | undefined;
  readonly seed: number;
  /** How many draws stand behind a band; 0: no bands. */
  readonly draws: number;
}

/** Rows to print. Zones of which the table has nothing are left out, unless one is asked for by name. */
export function shownRows({ context, zone: only }: Asked): readonly number[] {
  const { zones, cube } = context;
  return zones.flatMap((zone, row) =>
    (only ? zone.id === only : zone.comunas.some((comuna) => cube.covered[comuna])) ? [row] : [],
  );
}

type Identity = Pick<Printed, 'zona' | 'nombre' | 'nivel' | 'tabla' | 'referencia'>;

export function identityOf({ context, reference }: Asked, row: number): Identity {
  const zone = context.zones[row];
  const own = zone && levelOf(zone.id) === 'territorio';
  return {
    zona: zone?.id ?? '',
    nombre: zone?.name ?? '',
    nivel: own ? 'territorio' : context.settings.level,
    tabla: context.cube.id,
    referencia: reference,
  };
}

/** `2019` or `2005-2024`, as it is written in the files. */
export function periodText({ from, to }: Period): string {
  return from === to ? String(from) : `${from}-${to}`;
}
