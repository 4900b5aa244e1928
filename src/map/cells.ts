import type { Feature, FeatureCollection } from 'geojson';
import type { CellFigure, ZoneCells } from '../domain/cells.ts';
import { type Classes, classify } from '../domain/classes.ts';
import { isKnown } from '../domain/measure.ts';
import type { View } from '../state/view.ts';
import { isDark, type Paint, paint } from '../ui/colour.ts';

/** A cell with its colour or pattern, from the same limits around 1 as the quotient of a zone. */
export interface CellPaint {
  readonly cell: CellFigure;
  readonly paint: Paint;
}

export interface PaintedCells {
  readonly classes: Classes | undefined;
  readonly cells: readonly CellPaint[];
}

export function paintCells(
  { cells }: ZoneCells,
  { classing, classes: count }: Pick<View, 'classing' | 'classes'>,
): PaintedCells {
  const values = cells.flatMap(({ quotient }) => (isKnown(quotient) ? [quotient.value] : []));
  const classes = classify(values, 'divergente', classing, count);
  return { classes, cells: cells.map((cell) => ({ cell, paint: paint(classes, cell.quotient) })) };
}

/**
 * The pieces to draw; `clear` marks those whose whole interval is on one side of 1. A named zone has its name besides, at a
 * point inside of it.
 */
export function cellFeatures(painted: PaintedCells | undefined): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: (painted?.cells ?? []).flatMap(({ cell, paint: { fill, pattern } }): Feature[] => [
      {
        type: 'Feature',
        geometry: cell.outline,
        properties: {
          id: cell.id,
          ...(fill ? { fill } : { pattern }),
          clear: cell.reading === 'faltan' || cell.reading === 'sobran',
        },
      },
      ...(cell.name === undefined
        ? []
        : [
            {
              type: 'Feature' as const,
              geometry: { type: 'Point' as const, coordinates: [...cell.centre] },
              properties: { clear: false, name: cell.name, ground: groundOf(fill), weight: cell.all },
            },
          ]),
    ]),
  };
}

/** What a name is written on. */
function groundOf(fill: string | undefined): 'oscuro' | 'claro' | 'suelo' {
  if (fill === undefined) return 'suelo';
  return isDark(fill) ? 'oscuro' : 'claro';
}
