import type { ZoneCells } from '../domain/cells.ts';
import { figureGrid } from '../domain/figure_grid.ts';
import { cell } from '../domain/grid.ts';
import type { ZoneId } from '../domain/ids.ts';
import { known, type Measure } from '../domain/measure.ts';
import { ancestor } from '../domain/territory.ts';
import type { OutlineCollection } from '../load/outlines.ts';
import { aboutJson, FICTITIOUS, measureJson } from '../reports/formats.ts';
import { framed, heldNote } from '../reports/frame.ts';
import { type About, EMPTY, type Row, type Sheet, slug } from '../reports/sheet.ts';
import { dataOffers, type Offer, pictureOffers, type Taker, type Taking } from '../reports/taking.ts';
import { withhold } from '../reports/withhold.ts';
import { questionOf } from '../state/cells.ts';
import { measureAt, type Shown } from '../state/select.ts';
import { useStore } from '../state/store.ts';
import { pieceWords } from '../ui/cell_words.ts';
import { drawnMap, type MapScene, mapLegend } from './map_picture.ts';

const TOTAL = 'total';

/** Takes out what the map shows: its figures, its outlines with them, and a picture. */
export async function mapTaker(shown: Shown): Promise<Taker> {
  const cells = await questionOf(shown)?.put();
  const { outlines, ownOutlines } = useStore.getState();
  const drawn = outlines[shown.analysis.settings.level];
  return (about) => taking(shown, drawn, ownOutlines, cells, about);
}

function taking(
  shown: Shown,
  outlines: OutlineCollection | undefined,
  own: OutlineCollection | undefined,
  cells: ZoneCells | undefined,
  given: About,
): Taking {
  const about = shown.overlay ? { ...given, source: shown.overlay.source } : given;
  const sheet = mapSheet(shown);
  const pieces = cells && cellSheet(shown, cells);
  const title = titleOf(shown);
  const { level } = shown.analysis.settings;
  const { from, to } = shown.analysis.period;
  const years = shown.overlay ? '' : from === to ? to : `${from}-${to}`;
  const name = slug(`${title} por ${level} ${years}`);
  const heldAt = (k: number) => new Set([...heldIds(sheet, k), ...(pieces ? heldIds(pieces, k) : [])]);
  const geojson: Offer = {
    label: 'GeoJSON',
    help: 'los contornos con sus cifras, para un SIG',
    make: async (k) => ({
      name: `${name}.geojson`,
      file: new Blob([geojsonText(shown, sheet, pieces, { outlines, own, cells }, about, k)], {
        type: 'application/geo+json;charset=utf-8',
      }),
    }),
  };
  const draw = async (k: number): Promise<string> => {
    if (!outlines) throw new Error('Los contornos no han llegado.');
    const frame = document.querySelector('.map-frame')?.getBoundingClientRect();
    const held = heldAt(k);
    const scene: MapScene = {
      shown,
      outlines,
      own,
      cells,
      held,
      frame: frame && frame.width > 0 ? frame : undefined,
    };
    await document.fonts.ready;
    const { body, height } = drawnMap(scene);
    return framed({
      title: cells ? `${cells.layerTitle ?? 'Celdas'} dentro de ${shown.zone?.name ?? ''}: ${title}` : title,
      detail: cells
        ? `${cells.layerTitle ? 'Todas las zonas' : 'Las celdas con algún negocio'}, ${shown.analysis.period.to}. 1 es la parte que el sector tiene en ${shown.zone?.name ?? 'la zona'}.`
        : detailOf(shown),
      legend: mapLegend(scene),
      body,
      height,
      notes: [
        ...(shown.layer.kind === 'cantidad' || held.size > 0 || cells
          ? []
          : ['Entre paréntesis, cuántas zonas hay en cada clase.']),
        ...(shown.classes?.middle === 1 && !cells ? ['1 = lo esperado.'] : []),
        shown.summary.boundaryNotice,
        ...(held.size > 0 ? [heldNote(k)] : []),
      ].filter(Boolean),
      about,
    });
  };
  return {
    title,
    caution: '',
    held: (k) => withhold(sheet, k).held + (pieces ? withhold(pieces, k).held : 0),
    data: [...dataOffers(name, about, () => sheet), geojson],
    pictures: outlines ? pictureOffers(name, draw) : [],
  };
}

function titleOf({ layer, summary, sector, overlay }: Shown): string {
  const name = summary.sectors.get(sector)?.short;
  return overlay || layer.scope === 'zona' || !name ? layer.name : `${layer.name}, ${name}`;
}

function detailOf({ layer, grid, analysis, view, summary, overlay }: Shown): string {
  const { from, to } = analysis.period;
  const place = view.only ? summary.territory.zones.get(view.only)?.name : undefined;
  const said = grid.unit.startsWith('por ') ? grid.unit : `en ${grid.unit}`;
  const unit = layer.kind === 'categoria' || layer.kind === 'cantidad' ? '' : `, ${said}`;
  // What a panel lays over the map says its own year.
  const years = overlay ? '' : `, ${from === to ? to : `${from}–${to}`}`;
  const level = { comuna: 'Por comuna', provincia: 'Por provincia', region: 'Por región' }[
    analysis.settings.level
  ];
  return `${level}${place ? `, ${place}` : ''}${years}${unit}. ${layer.reading}`;
}

/** The zones of the map and the reader's own, each with its count and its figure. */
function mapSheet(shown: Shown): Sheet {
  const { analysis, summary, layer } = shown;
  const { counted } = analysis.settings;
  const counts = layer.id === counted || shown.overlay ? undefined : figureGrid(analysis, counted);
  const nameOf = (id: ZoneId | undefined) => (id && summary.territory.zones.get(id)?.name) ?? '';
  const rows = [...shown.guests, ...shown.rows].flatMap((row): Row[] => {
    const zone = summary.territory.zones.get(analysis.zones[row] as ZoneId);
    if (!zone) return [];
    const parent = (level: 'provincia' | 'region') => ({
      text: nameOf(zone.level === level ? undefined : ancestor(summary.territory, zone.id, level)),
    });
    return [
      {
        record: zone.id,
        comunas: zone.comunas,
        cells: [
          { code: zone.id, of: 'CUT' },
          { text: zone.name },
          parent('provincia'),
          parent('region'),
          ...(counts && shown.column >= 0 ? [{ measure: cell(counts, row, shown.column) }] : []),
          { measure: measureAt(shown, row) },
        ],
      },
    ];
  });
  return {
    title: titleOf(shown),
    detail: detailOf(shown),
    columns: [
      { name: 'Código', kind: 'codigo' },
      { name: 'Zona', kind: 'texto' },
      { name: 'Provincia', kind: 'texto' },
      { name: 'Región', kind: 'texto' },
      ...(counts && shown.column >= 0
        ? [{ name: counted === 'empresas' ? 'Empresas' : 'Trabajadores', kind: 'cifra' as const }]
        : []),
      { name: layer.name, kind: 'cifra' },
    ],
    rows,
  };
}

/** The pieces inside the zone chosen, as a sheet of their own. */
function cellSheet(shown: Shown, { cells, ofSector, ofAll }: ZoneCells): Sheet {
  const count = (value: number): { readonly measure: Measure } => ({ measure: known(value, 'empresas') });
  return {
    title: titleOf(shown),
    detail: '',
    columns: [
      { name: 'Código', kind: 'texto' },
      { name: 'Nombre', kind: 'texto' },
      { name: 'Lugar', kind: 'texto' },
      { name: 'Negocios', kind: 'cifra' },
      { name: 'Negocios del sector', kind: 'cifra' },
      { name: 'Cociente', kind: 'cifra' },
    ],
    rows: [
      ...cells.map(
        ({ id, name, place, n, all, quotient }): Row => ({
          record: id,
          cells: [
            { text: id },
            { text: name ?? '' },
            { text: place },
            count(all),
            count(n),
            { measure: quotient },
          ],
        }),
      ),
      {
        record: TOTAL,
        cells: [{ text: 'Total' }, EMPTY, EMPTY, count(ofAll), count(ofSector), EMPTY],
      },
    ],
  };
}

function heldIds(sheet: Sheet, k: number): readonly string[] {
  const after = withhold(sheet, k).sheet.rows;
  return sheet.rows.flatMap(({ record, cells }, at) =>
    cells.some((one, column) => after[at]?.cells[column] !== one) ? [record] : [],
  );
}

interface Shapes {
  readonly outlines: OutlineCollection | undefined;
  readonly own: OutlineCollection | undefined;
  readonly cells: ZoneCells | undefined;
}

/** Zones (and pieces, where they are drawn) with their figures; a zone that nobody drew has no geometry. */
function geojsonText(
  shown: Shown,
  sheet: Sheet,
  pieces: Sheet | undefined,
  shapes: Shapes,
  about: About,
  k: number,
): string {
  const drawn = new Map(
    [...(shapes.outlines?.features ?? []), ...(shapes.own?.features ?? [])].map(
      ({ properties, geometry }) => [properties.id, geometry] as const,
    ),
  );
  const outlineOf = new Map((shapes.cells?.cells ?? []).map(({ id, outline }) => [id, outline] as const));
  const features = (of: Sheet, kind: string, geometryOf: (id: string) => unknown) =>
    // The total of the pieces is among the zones: it takes part in the rule and not in the list.
    withhold(of, k)
      .sheet.rows.filter(({ record }) => record !== TOTAL)
      .map(({ cells, record }) => ({
        type: 'Feature',
        id: record,
        geometry: geometryOf(record) ?? null,
        properties: {
          tipo: kind,
          ...propertiesOf(of, cells),
          // A program of maps keeps what each shape says, and nothing of the file.
          ...(about.fictitious ? { aviso: FICTITIOUS } : {}),
        },
      }));
  const { level } = shown.analysis.settings;
  const collection = {
    type: 'FeatureCollection',
    mapa: {
      titulo: sheet.title,
      detalle: sheet.detail,
      contornos: shown.summary.boundaryNotice,
      ...aboutJson(about, k),
    },
    features: [
      ...features(sheet, level, (id) => drawn.get(id)),
      ...(pieces
        ? features(pieces, shapes.cells ? pieceWords(shapes.cells.pieces).one : '', (id) => outlineOf.get(id))
        : []),
    ],
  };
  return `${JSON.stringify(collection)}\n`;
}

/** Flat, as a table of attributes wants them: each figure with its reason, ends and n in properties of their own. */
function propertiesOf({ columns }: Sheet, cells: Row['cells']): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    columns.flatMap(({ name }, at): (readonly [string, unknown])[] => {
      const one = cells[at];
      const id = slug(name, '_');
      if (!one || 'text' in one) return [[id, one?.text ?? '']];
      if ('code' in one) return [[id, one.code]];
      if ('number' in one) return [[id, one.number ?? null]];
      const { valor, unidad, ...rest } = measureJson(one.measure);
      const more = Object.entries(rest).map(([key, value]) => [`${id}_${key}`, value] as const);
      return [[id, valor], [`${id}_unidad`, unidad], ...more];
    }),
  );
}
