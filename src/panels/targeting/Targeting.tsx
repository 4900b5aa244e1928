import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { ZoneId } from '../../domain/ids.ts';
import { known, type Measure } from '../../domain/measure.ts';
import type { Decision } from '../../domain/support/decision.ts';
import type { ComunaState } from '../../domain/support/targeting.ts';
import type { TargetingReport } from '../../domain/support/targeting_report.ts';
import { hasFatal, type Issue } from '../../load/checked.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { useDraft } from '../../state/drafts.ts';
import type { Overlay } from '../../state/overlay.ts';
import { go, useStore } from '../../state/store.ts';
import { askSupport, choose, useChoice, useOverlay, useSupport } from '../../state/support.ts';
import { SelectField } from '../../ui/Field.tsx';
import { saveFile } from '../../ui/files.ts';
import { OpenFile } from '../../ui/OpenFile.tsx';
import { PrepareReport } from '../report/PrepareReport.tsx';
import { FileIssues } from '../support/FileIssues.tsx';
import { Builder } from './Builder.tsx';
import { Draft, decisionOf, draftOf, newDraft, OWN } from './draft.ts';
import { Report } from './Report.tsx';
import './targeting.css';
import { STATE_NAMES, STATES } from './words.ts';

const NONE = '';

/** To whom a regional decision keeps its instruments: whom it covers, whom it leaves out, and to whom they went. */
export default function Targeting({ summary }: { readonly summary: PackageSummary }): ReactNode {
  const shipped = useSupport('decisions');
  const catalogue = useSupport('catalogue');
  const draft = useDraft('focalizacion', Draft);
  const asked = useChoice('decision');
  const otherAsked = useChoice('otra');
  const base = useStore((state) => state.view.cube);
  const [file, setFile] = useState<{ readonly lead: string; readonly issues: readonly Issue[] }>();

  const decisions = shipped?.decisions ?? [];
  const only = useStore((state) => state.view.only);
  const region = only ?? summary.territory.byLevel.region[0]?.id;
  const year = Number(summary.created.slice(0, 4));
  const own = draft.value ?? (region && newDraft(region, year));
  const named = decisions.find(({ id }) => id === asked);
  const writing = asked === OWN || (!named && decisions.length === 0);
  const decision = writing ? own && decisionOf(own) : (named ?? decisions[0]);
  const others = [...decisions, ...(draft.value ? [decisionOf(draft.value)] : [])].filter(
    (one) => one.id !== decision?.id,
  );
  const other =
    otherAsked === OWN
      ? draft.value && !writing && decisionOf(draft.value)
      : others.find(({ id }) => id === otherAsked);
  const report = useSteady(
    useSupport('targeting', decision ?? BLANK, base),
    (one) => one.decision.region === decision?.region && writing,
  );

  useRegion(decision?.region);
  useOverlay(useMemo(() => report && overlayOf(report), [report]));

  if (!shipped && !own) return <div className="skeleton" />;
  const openFile = async (chosen: File) => {
    const bytes = new Uint8Array(await chosen.arrayBuffer());
    const read = await askSupport('readDecisions', bytes, chosen.name);
    const [first, ...rest] = read?.value ?? [];
    const issues = read?.issues ?? [];
    const bad = !first || hasFatal(issues) || issues.some(({ severity }) => severity === 'error');
    if (!bad) {
      draft.save(draftOf(first));
      choose({ decision: OWN });
    }
    setFile({
      lead: bad
        ? 'El archivo no se usó. Lo que había sigue igual.'
        : rest.length > 0
          ? `El archivo trae ${rest.length + 1} decisiones. Se abrió la primera: «${first.name}».`
          : `Se abrió «${first.name}».`,
      issues:
        bad && issues.length === 0
          ? [
              {
                severity: 'fatal',
                file: chosen.name,
                code: 'sin-decisiones',
                message: 'No trae ninguna decisión.',
              },
            ]
          : issues,
    });
  };
  const save = async (one: Decision) => {
    const text = await askSupport('writeDecision', one);
    if (text) saveFile(`${one.id}.csv`, text);
  };
  return (
    <>
      <section>
        {/* On paper the annex has a title of its own. */}
        <h2 className="no-print">Focalización</h2>
        <p className="lead no-print">
          Una focalización dice a quiénes se guardan los instrumentos en una región. Aquí ves a quién cubre, a
          quién deja fuera y qué se adjudicó después.
        </p>
        <div className="targeting-fields no-print">
          <SelectField
            label="Decisión"
            value={writing ? OWN : (decision?.id ?? OWN)}
            options={[
              ...decisions.map(({ id, name }) => ({ value: id, label: name })),
              {
                value: OWN,
                label: draft.value ? `La tuya: ${decisionOf(draft.value).name}` : 'Construir una',
              },
            ]}
            onChange={(id) => {
              setFile(undefined);
              choose({ decision: id, otra: undefined });
            }}
          />
          <SelectField
            label="Comparar con otra"
            value={other ? (otherAsked ?? NONE) : NONE}
            options={[
              { value: NONE, label: others.length > 0 ? 'Ninguna' : 'No hay otra todavía' },
              ...decisions
                .filter(({ id }) => id !== decision?.id)
                .map(({ id, name }) => ({ value: id, label: name })),
              ...(draft.value && !writing
                ? [{ value: OWN, label: `La tuya: ${decisionOf(draft.value).name}` }]
                : []),
            ]}
            onChange={(id) => choose({ otra: id })}
          />
          {report && report.bases.length > 1 && (
            <SelectField
              label="Con qué empresas"
              value={report.base.id}
              options={report.bases.map(({ id, title }) => ({ value: id, label: title }))}
              onChange={(cube) => go({ cube })}
            />
          )}
        </div>
        <div className="targeting-actions no-print">
          {!writing && decision && (
            <button
              type="button"
              className="button"
              onClick={() => {
                draft.save(draftOf({ ...decision, name: `${decision.name} (copia)` }));
                choose({ decision: OWN, otra: decision.id });
              }}
            >
              Copiar y cambiar
            </button>
          )}
          {decision && (
            <button type="button" className="button" onClick={() => void save(decision)}>
              Guardar en un archivo
            </button>
          )}
          <OpenFile
            label="Abrir un archivo"
            what="Decisión de focalización en CSV"
            onFile={(chosen) => void openFile(chosen)}
          />
          <button type="button" className="button" onClick={() => print()}>
            Imprimir el anexo
          </button>
          {decision && <PrepareReport de="focalizacion">Preparar informe en A4 o Carta</PrepareReport>}
          {writing && draft.value && (
            <button
              type="button"
              className="button"
              onClick={() => {
                draft.discard();
                setFile(undefined);
              }}
            >
              Empezar de nuevo
            </button>
          )}
        </div>
        {asked && asked !== OWN && shipped && !named && (
          <p className="panel-info no-print">El enlace nombra una decisión que este paquete no tiene.</p>
        )}
        <div aria-live="polite" className="no-print">
          {file && file.issues.length === 0 && <p className="panel-info">{file.lead}</p>}
          {file && <FileIssues issues={file.issues} lead={file.lead} />}
        </div>
      </section>
      {writing && own && draft.loaded && (
        <Builder draft={own} summary={summary} catalogue={catalogue} onChange={draft.save} />
      )}
      {decision && report ? (
        <Report
          report={report}
          other={other || undefined}
          summary={summary}
          catalogue={catalogue}
          writing={writing}
          source={writing ? undefined : shipped?.source}
        />
      ) : (
        <p className="soft">
          {decision && summary.cubes.length > 0
            ? 'Calculando a quién cubre. Si no aparece, el paquete no tiene empresas de esa región.'
            : 'Este paquete no tiene decisiones ni empresas a las que aplicarlas.'}
        </p>
      )}
    </>
  );
}

/** A decision of nowhere, to which the analyst answers nothing: a hook asks always. */
const BLANK: Decision = {
  id: 'ninguna',
  name: '',
  year: 2000,
  region: '' as ZoneId,
  instruments: [],
  criteria: [],
  sourceTitle: '',
};

/** The answer of before while a new one comes, where it may stand for it: a screen being edited does not blink. */
function useSteady<T>(answer: T | undefined, mayStand: (before: T) => boolean): T | undefined {
  const before = useRef<T>(undefined);
  useEffect(() => {
    if (answer !== undefined) before.current = answer;
  }, [answer]);
  const { current } = before;
  return answer ?? (current !== undefined && mayStand(current) ? current : undefined);
}

/** Narrows the map to the comunas of the region while the screen is open; what the link said before comes back after. */
function useRegion(region: ZoneId | undefined): void {
  const before = useRef(useStore.getState().view.only);
  const mine = useRef<ZoneId>(undefined);
  useEffect(() => {
    if (!region) return;
    mine.current = region;
    const { view } = useStore.getState();
    if (view.only !== region || view.level !== 'comuna') go({ only: region, level: 'comuna' }, 'replace');
  }, [region]);
  useEffect(
    () => () => {
      const { view } = useStore.getState();
      // Another that the reader has gone to meanwhile is theirs.
      if (view.screen !== 'focalizacion' && view.only === mine.current)
        go({ only: before.current }, 'replace');
    },
    [],
  );
}

function overlayOf(report: TargetingReport): Overlay {
  const at: Readonly<Record<ComunaState, number>> = { fuera: 0, dentro: 1, prioritaria: 2 };
  return {
    info: {
      name: 'Lo que dice del territorio',
      unit: 'zonas',
      kind: 'categoria',
      formula: 'Requisitos y prioridades territoriales de la decisión',
      reading:
        'Si la comuna queda fuera, dentro, o dentro y con prioridad. Los sectores y perfiles van aparte.',
      caveats: [],
      needs: 'focalizacion',
    },
    values: new Map<ZoneId, Measure>(
      report.comunas.map(({ zone, state }) => [zone, known(at[state], 'zonas')]),
    ),
    categories: STATES.map((state) => STATE_NAMES[state]),
    source: report.decision.sourceTitle || report.decision.name,
  };
}
