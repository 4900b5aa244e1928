import type { FeatureCollection, Polygon } from 'geojson';
import type { CellFigure, ZoneCells } from '../domain/cells.ts';
import { type Classes, classify } from '../domain/classes.ts';
import { isKnown } from '../domain/measure.ts';
import type { View } from '../state/view.ts';
import { type Paint, paint } from '../ui/colour.ts';

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

/** The hexagons to draw; `clear` marks those whose whole interval is on one side of 1. */
export function cellFeatures(painted: PaintedCells | undefined): FeatureCollection<Polygon> {
  return {
    type: 'FeatureCollection',
    features: (painted?.cells ?? []).map(({ cell, paint: { fill, pattern } }) => ({
      type: 'Feature',
      geometry: { type: 'Polygon', coordinates: [cell.boundary.map(([lon, lat]) => [lon, lat])] },
      properties: {
        id: cell.id,
        ...(fill ? { fill } : { pattern }),
        clear: cell.reading === 'faltan' || cell.reading === 'sobran',
      },
    })),
  };
}
