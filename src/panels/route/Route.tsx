import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { SectorCode } from '../../domain/ids.ts';
import { todayIso } from '../../domain/support/deadlines.ts';
import type { Catalogue, Instrument } from '../../domain/support/instrument.ts';
import { lineOf, type MatrixCell, matrixOf, placeOf } from '../../domain/support/matrix.ts';
import { type RouteEdit, type RouteEdits, withEdit, withoutEdit } from '../../domain/support/route_edits.ts';
import { FIRM_TYPE_NAMES, FIRM_TYPES, STAGE_NAMES, STAGES } from '../../domain/support/vocabulary.ts';
import { explainCell, explainReaching } from '../../domain/support/zone_support.ts';
import { zonePhrase } from '../../domain/territory.ts';
import type { Issue } from '../../load/checked.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { writeRoute } from '../../load/tables/ruta.ts';
import { useDraft } from '../../state/drafts.ts';
import { go, useStore } from '../../state/store.ts';
import { askSupport, choose, useChoice, useSupport } from '../../state/support.ts';
import { SelectField } from '../../ui/Field.tsx';
import { saveFile } from '../../ui/files.ts';
import { OpenFile } from '../../ui/OpenFile.tsx';
import { FileIssues } from '../support/FileIssues.tsx';
import { countInstruments } from '../support/words.ts';
import { Why } from '../why/Why.tsx';
import { CellView } from './CellView.tsx';
import { RouteDraft } from './draft.ts';
import { EditDialog } from './EditDialog.tsx';
import { countEdits, EditList } from './EditList.tsx';
import { MatrixTable } from './MatrixTable.tsx';
import { Meetings } from './Meetings.tsx';
import { ANY, Places, sectorOptions } from './Places.tsx';
import './route.css';
import { ALL_UNSURE, editWords, gapSentence, isAllUnsure, matrixSentence } from './words.ts';

/** The route of support (seed 002 d): who serves which type of firm in what, by stage, and where nobody does. */
export default function Route({ summary }: { readonly summary: PackageSummary }): ReactNode {
  const catalogue = useSupport('catalogue');
  const edits = useSupport('routeEdits');
  const hasTable = summary.tables.includes('instrumentos');
  return (
    <>
      <section aria-labelledby="route-title">
        <h2 id="route-title">Ruta de apoyo al emprendedor</h2>
        {!hasTable && (
          <p className="panel-info">
            Este paquete no trae instrumentos. El archivo que llena esta pantalla es la tabla{' '}
            <code>instrumentos</code>.
          </p>
        )}
        {hasTable && !catalogue && <div className="skeleton" />}
      </section>
      {catalogue && <Matrix key={summary.id} summary={summary} catalogue={catalogue} brought={edits} />}
    </>
  );
}

/** More than this is not a list of changes made by hand. */
const MOST_BYTES = 2_000_000;
const NO_EDITS: readonly RouteEdit[] = [];

function Matrix(props: {
  readonly summary: PackageSummary;
  readonly catalogue: Catalogue;
  readonly brought: RouteEdits | undefined;
}): ReactNode {
  const { summary, catalogue } = props;
  const view = useStore((state) => state.view);
  const draft = useDraft(`ruta:${summary.id}`, RouteDraft);
  const [editing, setEditing] = useState(false);
  const [open, setOpen] = useState<{ readonly cell: MatrixCell; readonly takeOut: Instrument | undefined }>();
  const [said, setSaid] = useState('');
  const [dropped, setDropped] = useState<readonly RouteEdit[]>(NO_EDITS);
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const status = useRef<HTMLParagraphElement>(null);
  const region = useRef<HTMLElement>(null);
  /** The cell just changed: its button may have gone with the change, and focus stays in the cell. */
  const back = useRef<Pick<RouteEdit, 'type' | 'area'>>(undefined);
  useEffect(() => {
    const at = back.current;
    back.current = undefined;
    if (at) region.current?.querySelector<HTMLElement>(`[data-add="${at.type} ${at.area}"]`)?.focus();
  });

  const wantedStage = useChoice('etapa');
  const wantedType = useChoice('tipo');
  const stage = STAGES.find((one) => one === wantedStage);
  const type = FIRM_TYPES.find((one) => one === wantedType) ?? FIRM_TYPES[0];
  const zone = view.zone === undefined ? undefined : summary.territory.zones.get(view.zone);
  const sector = view.sector === undefined ? undefined : summary.sectors.get(view.sector);
  const brought = props.brought?.edits ?? NO_EDITS;
  const own = draft.value ?? NO_EDITS;
  const matrix = useMemo(
    () =>
      matrixOf(
        catalogue.instruments,
        { ...placeOf(summary.territory, zone?.id), ...lineOf(summary.sectors, sector?.code), stage },
        [...brought, ...own],
      ),
    [catalogue, summary, zone, sector, stage, brought, own],
  );
  const saidOfAll = isAllUnsure(matrix);
  const today = useMemo(() => todayIso(), []);
  const place = zone ? zonePhrase(zone) : 'Chile';
  const nameOf = (id: string) => catalogue.instruments.find((one) => one.id === id)?.name ?? id;
  const where = `${zone ? place : 'todo el país'}, ${sector ? sector.short : 'cualquier sector'}`;

  const keep = (next: readonly RouteEdit[], message: string) => {
    if (next.length === 0) draft.discard();
    else draft.save(next);
    setDropped(NO_EDITS);
    setIssues([]);
    setSaid(message);
  };
  const done = (edit: RouteEdit | undefined) => {
    setOpen(undefined);
    if (!edit) return;
    back.current = { type: edit.type, area: edit.area };
    // What the reader put in a cell and takes out again leaves no trace.
    const undone = open && placedBy(open, own);
    keep(
      undone ? withoutEdit(own, undone) : withEdit(own, edit),
      `${editWords(edit, nameOf(edit.instrument))}.`,
    );
  };
  const putBack = (edit: RouteEdit) => {
    back.current = { type: edit.type, area: edit.area };
    keep(
      own.includes(edit)
        ? withoutEdit(own, edit)
        : withEdit(own, { ...edit, line: 0, action: 'agrega', note: '' }),
      `${nameOf(edit.instrument)} vuelve a su casilla.`,
    );
  };
  const openFile = async (file: File) => {
    const read =
      file.size > MOST_BYTES
        ? { value: undefined, issues: [tooBig(file.name)] }
        : await askSupport('readRoute', new Uint8Array(await file.arrayBuffer()), file.name);
    if (read?.value) {
      keep(read.value, `Se abrió ${file.name}: ${countEdits(read.value.length)}.`);
      setEditing(true);
    } else setSaid('');
    setIssues(read?.issues ?? []);
  };
  return (
    <>
      <section className="route" aria-label="La matriz" ref={region}>
        <div className="route-filters no-print">
          <Places summary={summary} />
          <SelectField
            label="Sector"
            value={sector?.code ?? ANY}
            options={[{ value: ANY, label: 'Cualquiera' }, ...sectorOptions(summary, sector?.code)]}
            onChange={(code) => go({ sector: code === ANY ? undefined : (code as SectorCode) })}
          />
          <SelectField
            label="Etapa"
            value={stage ?? ANY}
            options={[
              { value: ANY, label: 'Todas' },
              ...STAGES.map((one) => ({ value: one as string, label: STAGE_NAMES[one] })),
            ]}
            onChange={(one) => choose({ etapa: one === ANY ? undefined : one })}
          />
          <SelectField
            className="only-narrow"
            label="Tipo de empresa"
            value={type}
            options={FIRM_TYPES.map((one) => ({ value: one, label: FIRM_TYPE_NAMES[one] }))}
            onChange={(one) => choose({ tipo: one })}
          />
        </div>
        <p className="lead" aria-live="polite">
          A un negocio de {sector ? sector.short : 'cualquier sector'} en {place} le{' '}
          {matrix.reaching.length === 1 ? 'llega' : 'llegan'} {countInstruments(matrix.reaching.length)}
          {stage && ` en la etapa de ${STAGE_NAMES[stage].toLowerCase()}`}. {gapSentence(matrix)}
        </p>
        <p>
          {matrixSentence(matrix)}{' '}
          <Why
            of="Instrumentos que llegan"
            explain={() =>
              Promise.resolve(explainReaching(matrix.reaching, catalogue.source, place, sector?.name))
            }
          />
        </p>
        {saidOfAll && <p className="panel-info">{ALL_UNSURE}</p>}
        <div className="route-actions no-print">
          <button
            type="button"
            className="button"
            aria-pressed={editing}
            onClick={() => setEditing(!editing)}
          >
            {editing ? 'Terminar de editar' : 'Editar la ruta'}
          </button>
          <button
            type="button"
            className="button"
            onClick={() => saveFile('ruta.csv', writeRoute([...brought, ...own].reduce(withEdit, NO_EDITS)))}
          >
            Guardar en un archivo
          </button>
          <OpenFile label="Abrir un archivo" what="Ruta en CSV" onFile={(file) => void openFile(file)} />
          <button type="button" className="button" onClick={() => print()}>
            Imprimir
          </button>
        </div>
        <p className="small" role="status" ref={status} tabIndex={-1}>
          {said}
          {dropped.length > 0 && (
            <>
              {' '}
              <button
                type="button"
                className="link-button"
                onClick={() => keep(dropped, `Volvieron ${countEdits(dropped.length)}.`)}
              >
                Recuperar mis cambios
              </button>
            </>
          )}
        </p>
        <FileIssues
          issues={issues}
          lead={
            issues.every(({ severity }) => severity === 'aviso')
              ? 'El archivo se usó. Mira estos avisos.'
              : 'El archivo no se usó. Lo que había sigue igual.'
          }
        />
        <Legend />
        <MatrixTable
          matrix={matrix}
          chosen={type}
          caption={`Instrumentos por área de acción y tipo de empresa: ${where}${stage ? `, etapa ${STAGE_NAMES[stage]}` : ', todas las etapas'}.`}
        >
          {(cell) => (
            <CellView
              cell={cell}
              explanation={explainCell(cell, catalogue.source, place, sector?.name)}
              today={today}
              nameOf={nameOf}
              saidOfAll={saidOfAll}
              actions={
                editing
                  ? {
                      add: (one) => setOpen({ cell: one, takeOut: undefined }),
                      takeOut: (one, { instrument }) => setOpen({ cell: one, takeOut: instrument }),
                      putBack,
                    }
                  : undefined
              }
            />
          )}
        </MatrixTable>
        {open && (
          <EditDialog
            cell={open.cell}
            takeOut={open.takeOut}
            offered={catalogue.instruments.filter(
              (one) => !open.cell.placed.some(({ instrument }) => instrument.id === one.id),
            )}
            stage={stage}
            onDone={done}
          />
        )}
      </section>
      {brought.length + own.length > 0 && (
        <section aria-labelledby="edits-title">
          <h3 id="edits-title">Cambios a la ruta del catálogo</h3>
          <EditList title="Del paquete" edits={brought} nameOf={nameOf} />
          <EditList
            title="De este equipo"
            edits={own}
            nameOf={nameOf}
            onUndo={(edit) => {
              keep(withoutEdit(own, edit), `Se deshizo: ${editWords(edit, nameOf(edit.instrument))}.`);
              status.current?.focus();
            }}
          />
          {own.length > 0 && (
            <p className="no-print">
              <button
                type="button"
                className="button"
                onClick={() => {
                  keep(NO_EDITS, `Volviste a la ruta del catálogo. Se dejaron ${countEdits(own.length)}.`);
                  setDropped(own);
                  status.current?.focus();
                }}
              >
                Volver a la ruta del catálogo
              </button>
            </p>
          )}
        </section>
      )}
      <Meetings matrix={matrix} />
      <section aria-labelledby="route-how">
        <h3 id="route-how">Cómo se lee</h3>
        <ul className="notes prose">
          <li>Una casilla reúne un tipo de empresa y un área de acción. La etapa es un filtro.</li>
          <li>Un instrumento está en todas sus áreas. Solo cuenta como traslape en la principal.</li>
          <li>Una regla por confirmar nunca deja fuera: ese instrumento queda aparte, sin contar.</li>
          <li>Los plazos son de la última convocatoria conocida. «Sin fecha» no es «cerrado».</li>
          <li>La matriz conviene acordarla entre todos los actores. Por eso no guarda quién la cambió.</li>
        </ul>
      </section>
    </>
  );
}

/** What put in its cell the instrument that is to be taken out, when it was a change of the reader. */
function placedBy(
  { cell, takeOut }: { readonly cell: MatrixCell; readonly takeOut: Instrument | undefined },
  own: readonly RouteEdit[],
): RouteEdit | undefined {
  const edit = cell.placed.find(({ instrument }) => instrument.id === takeOut?.id)?.edit;
  return edit && own.includes(edit) ? edit : undefined;
}

function Legend(): ReactNode {
  return (
    <ul className="route-legend small" aria-label="Signos">
      <li>
        <span className="route-swatch state-vacio" aria-hidden="true" /> Vacía: no llega ninguno
      </li>
      <li>
        <span className="route-swatch state-varios" aria-hidden="true" /> Traslape: dos o más hacen lo mismo
      </li>
      <li>
        <span className="route-swatch state-entre-niveles" aria-hidden="true" /> Traslape entre niveles
      </li>
    </ul>
  );
}

function tooBig(file: string): Issue {
  return {
    severity: 'fatal',
    file,
    code: 'archivo-grande',
    message: 'El archivo pesa más de 2 MB: no parece una ruta.',
  };
}
