import { type ComponentType, type ReactNode, Suspense, useEffect } from 'react';
import { COUNTRY, type Level } from '../../domain/ids.ts';
import type { Zone } from '../../domain/territory.ts';
import { type Trade, tradeNamed, unlistedTrade } from '../../domain/trades/trades.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { go, useStore } from '../../state/store.ts';
import { SelectField } from '../../ui/Field.tsx';
import { lazily } from '../../ui/lazily.ts';
import type { Asked } from './answers/contract.ts';
import { Waiting } from './answers/Told.tsx';
import { parsePerfil, perfilOf, type Question, type QuestionId } from './doors.ts';
import { PlaceField } from './PlaceField.tsx';
import { comunaOf, keepComuna, regionOf } from './place.ts';
import { TradePlace } from './TradePlace.tsx';

const COMUNAS: readonly Level[] = ['comuna'];

/** An answer comes when its question is asked. */
const answerOf = (load: () => Promise<ComponentType<Asked>>) =>
  lazily(async () => ({ default: await load() }));
const market = () => import('./answers/Market.tsx');
const reach = () => import('./answers/Reach.tsx');
const region = () => import('./answers/Region.tsx');
const business = () => import('./answers/Business.tsx');

const ANSWERS: Readonly<Record<QuestionId, ComponentType<Asked>>> = {
  'que-falta': answerOf(async () => (await market()).Lacks),
  parecidas: answerOf(async () => (await market()).Alike),
  tractoras: answerOf(async () => (await market()).Anchors),
  abrir: answerOf(async () => withTrade((await business()).Opening)),
  apoyo: answerOf(async () => withTrade((await business()).Starting)),
  economia: answerOf(async () => (await import('./answers/Economy.tsx')).Economy),
  'a-cuantos': answerOf(async () => (await reach()).Reached),
  vacios: answerOf(async () => {
    const { Matrix } = await reach();
    return (asked: Asked) => <Matrix {...asked} overlaps={false} />;
  }),
  traslapes: answerOf(async () => {
    const { Matrix } = await reach();
    return (asked: Asked) => <Matrix {...asked} overlaps />;
  }),
  informales: answerOf(async () => (await import('./answers/Comuna.tsx')).Informal),
  pladeco: answerOf(async () => (await import('./answers/PlanAnswer.tsx')).PlanAnswer),
  focalizacion: answerOf(async () => {
    const { Targets } = await region();
    return (asked: Asked) => <Targets {...asked} granted={false} />;
  }),
  adjudicado: answerOf(async () => {
    const { Targets } = await region();
    return (asked: Asked) => <Targets {...asked} granted />;
  }),
  mujeres: answerOf(async () => (await region()).Women),
  potencial: answerOf(async () => (await region()).Backed),
};

function withTrade(Answer: ComponentType<Asked & { readonly trade: Trade }>): ComponentType<Asked> {
  return (asked) => (asked.trade ? <Answer {...asked} trade={asked.trade} /> : null);
}

/** One question: the place it is asked of, which can be changed, and its answer. */
export function Ask(props: {
  readonly question: Question & { readonly id: QuestionId };
  readonly summary: PackageSummary | undefined;
}): ReactNode {
  const { question, summary } = props;
  if (!summary) return <Waiting />;
  if (question.asks === 'negocio') return <AskTrade id={question.id} summary={summary} />;
  if (question.asks === 'comuna') return <AskComuna id={question.id} summary={summary} />;
  return <AskRegion id={question.id} summary={summary} country={question.asks === 'region-o-pais'} />;
}

interface Part {
  readonly id: QuestionId;
  readonly summary: PackageSummary;
}

function Answered(
  props: Part & { readonly zone: Zone | undefined; readonly trade?: Trade | undefined },
): ReactNode {
  const { id, summary, zone } = props;
  const Answer = ANSWERS[id];
  if (!zone) return null;
  return (
    <Suspense fallback={<Waiting />}>
      <Answer key={`${summary.id} ${zone.id}`} summary={summary} zone={zone} trade={props.trade} />
    </Suspense>
  );
}

function AskComuna({ id, summary }: Part): ReactNode {
  const view = useStore((state) => state.view);
  const zone = comunaOf(view, summary.territory, summary.start.zona);
  usePlace(zone);
  return (
    <>
      <div className="start-place">
        <PlaceField
          key={zone?.id ?? 'ninguna'}
          summary={summary}
          label="Tu comuna"
          example="Escribe el nombre de tu comuna"
          chosen={zone}
          levels={COMUNAS}
          onChoose={(chosen) => {
            if (chosen) go({ zone: chosen.id, level: 'comuna', only: undefined });
          }}
          onType={() => undefined}
        />
      </div>
      {!zone && <p className="soft">Elige una comuna para ver la respuesta. La recordamos en este equipo.</p>}
      <Answered id={id} summary={summary} zone={zone} />
    </>
  );
}

/** Puts the comuna in the link, so that the answer can be shared, and keeps it for the next question. */
function usePlace(zone: Zone | undefined): void {
  const id = zone?.id;
  const level = zone?.level;
  useEffect(() => {
    if (!id || level !== 'comuna') return;
    keepComuna(id);
    const { view } = useStore.getState();
    if (view.zone !== id || view.level !== 'comuna') go({ zone: id, level: 'comuna' }, 'replace');
  }, [id, level]);
}

function AskRegion({ id, summary, country }: Part & { readonly country: boolean }): ReactNode {
  const view = useStore((state) => state.view);
  const { territory } = summary;
  const regions = territory.byLevel.region;
  const wide = country && parsePerfil(view.support.perfil).country;
  const only = regions.length === 1 ? regions[0] : undefined;
  const found = wide ? undefined : (regionOf(view, territory, summary.start.zona) ?? only);
  const zone = found ?? (country ? territory.zones.get(COUNTRY) : undefined);
  const blank = country ? (summary.fictitious ? 'Todo el paquete' : 'Todo el país') : 'Elige tu región';
  return (
    <>
      <div className="start-place">
        <SelectField<string>
          label="Región"
          value={found?.id ?? ''}
          options={[
            ...(country || !found ? [{ value: '', label: blank }] : []),
            ...regions.map(({ id: one, name }) => ({ value: one as string, label: name })),
          ]}
          onChange={(chosen) => {
            const perfil = perfilOf(view.support.perfil ?? '', chosen === '');
            const region = regions.find((one) => one.id === chosen)?.id;
            go({ only: region, support: { ...view.support, perfil } });
          }}
        />
      </div>
      {!zone && <p className="soft">Elige una región para ver la respuesta.</p>}
      <Answered id={id} summary={summary} zone={zone} />
    </>
  );
}

function AskTrade({ id, summary }: Part): ReactNode {
  const view = useStore((state) => state.view);
  const { negocio } = view.support;
  const section = view.sector && summary.sectors.get(view.sector)?.section;
  const trade = negocio ? (tradeNamed(negocio) ?? (section && unlistedTrade(negocio, section))) : undefined;
  const named = view.zone && summary.territory.zones.get(view.zone);
  const zone = named ?? comunaOf(view, summary.territory, summary.start.zona);
  usePlace(zone);
  return (
    <>
      <TradePlace
        key={`${trade?.name} ${zone?.id}`}
        summary={summary}
        button="Ver la respuesta"
        trade={trade}
        zone={zone}
        onDone={(business, place) => {
          // Of one that the dictionary has not, the link keeps the sector that the reader chose.
          const sector = business.group ? undefined : business.section;
          const support = { ...view.support, negocio: business.name };
          go({ zone: place.id, sector, cube: undefined, only: undefined, support });
        }}
      />
      {trade ? (
        <Answered id={id} summary={summary} zone={zone} trade={trade} />
      ) : (
        <p className="soft">Escribe tu negocio y el lugar para ver la respuesta.</p>
      )}
    </>
  );
}
