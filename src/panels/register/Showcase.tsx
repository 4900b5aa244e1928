import { type ReactNode, useId, useMemo, useState } from 'react';
import type { SectorCode, ZoneId } from '../../domain/ids.ts';
import type { RegisterComuna } from '../../domain/register_report/report.ts';
import type { Showcase as Answer, ShowcaseEntry } from '../../domain/register_report/showcase.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { go, useStore } from '../../state/store.ts';
import { useSupport } from '../../state/support.ts';
import { SelectField } from '../../ui/Field.tsx';
import { saveFile } from '../../ui/files.ts';
import { formatNumber } from '../../ui/format.ts';
import { ChooseComuna, ComunaField } from './ChooseComuna.tsx';
import { NoRegister } from './NoRegister.tsx';
import './register.css';
import { matching, showcaseCsv } from './showcase_list.ts';
import { showcaseSentence } from './showcase_words.ts';
import { registerZone } from './zone.ts';

const TITLE = 'Vitrina';
/** Cards at a time on screen; all of them on paper would be a book. */
const PAGE = 60;

/** Screen «Vitrina»: the businesses that asked to appear, and nothing else. */
export default function Showcase({ summary }: { readonly summary: PackageSummary }): ReactNode {
  if (!summary.reports.some(({ table }) => table === 'catastro'))
    return <NoRegister summary={summary} title={TITLE} />;
  return <WithRegister summary={summary} />;
}

function WithRegister({ summary }: { readonly summary: PackageSummary }): ReactNode {
  const view = useStore((state) => state.view);
  const comunas = useSupport('registerComunas');
  const zone = comunas && registerZone(view, summary, comunas);
  if (!comunas) return <Waiting />;
  if (!zone)
    return (
      <section>
        <h2>{TITLE}</h2>
        <ChooseComuna comunas={comunas} lead="El catastro tiene negocios de varias comunas. Elige una." />
      </section>
    );
  return <OfZone key={zone} zone={zone} comunas={comunas} summary={summary} />;
}

function Waiting(): ReactNode {
  return (
    <section>
      <h2>{TITLE}</h2>
      <p role="status">Buscando a quienes pidieron aparecer…</p>
      <div className="skeleton" />
    </section>
  );
}

interface OfZoneProps {
  readonly zone: ZoneId;
  readonly comunas: readonly RegisterComuna[];
  readonly summary: PackageSummary;
}

function OfZone({ zone, comunas, summary }: OfZoneProps): ReactNode {
  const sector = useStore((state) => state.view.sector);
  // What is typed may be somebody's name: it stays here, and never goes in the link.
  const [typed, setTyped] = useState('');
  const answer = useSupport('showcase', zone, undefined);
  // A long register is read by sector: the names of all of them are not kept.
  const isPartial = (answer?.unread ?? 0) > 0;
  const wanted = answer?.sectors.find(({ id }) => id === sector)?.id;
  const ofSector = useSupport('showcase', zone, isPartial ? wanted : undefined);
  const shown = isPartial ? ofSector : answer;
  if (!answer) return <Waiting />;
  if (answer.businesses === 0)
    return (
      <section>
        <h2>{TITLE}</h2>
        <ChooseComuna
          comunas={comunas}
          lead={`El catastro no tiene negocios de ${answer.zoneName}. Elige otra comuna.`}
        />
      </section>
    );
  return (
    <section aria-labelledby="showcase-title">
      <p className="crumbs">Solo los negocios que pidieron aparecer por su nombre</p>
      <h2 id="showcase-title">
        {TITLE} de {answer.phrase}
      </h2>
      <p className="lead" role="status">
        {showcaseSentence(answer)}
      </p>
      <ComunaField comunas={comunas} zone={zone} />
      {answer.asked > answer.nameless || isPartial ? (
        <List
          key={wanted ?? ''}
          answer={answer}
          shown={shown}
          sector={wanted}
          summary={summary}
          typed={typed}
          type={setTyped}
        />
      ) : (
        <HowToAppear answer={answer} />
      )}
    </section>
  );
}

function List(props: {
  readonly answer: Answer;
  /** Undefined while those of a sector are being read. */
  readonly shown: Answer | undefined;
  readonly sector: SectorCode | undefined;
  readonly summary: PackageSummary;
  readonly typed: string;
  readonly type: (text: string) => void;
}): ReactNode {
  const { answer, shown, sector, summary, typed, type } = props;
  const [pages, setPages] = useState(1);
  const id = useId();
  const found = useMemo(() => matching(shown?.entries ?? [], typed, sector), [shown, typed, sector]);
  // Two may share everything that is told of them: their place in the list tells them apart.
  const visible = found.slice(0, pages * PAGE).map((one, place) => ({ place, one }));
  return (
    <>
      <div className="showcase-tools no-print">
        <div className="field">
          <label htmlFor={id}>Buscar por nombre, actividad o barrio</label>
          <input
            id={id}
            type="search"
            value={typed}
            onChange={(event) => {
              setPages(1);
              type(event.target.value);
            }}
          />
        </div>
        <SelectField
          label="Sector"
          value={(sector ?? '') as string}
          options={[
            { value: '', label: 'Todos los sectores' },
            ...answer.sectors.map((one) => ({
              value: one.id as string,
              label: `${one.name} (${formatNumber(one.businesses)})`,
            })),
          ]}
          onChange={(code) => go({ sector: code === '' ? undefined : (code as SectorCode) })}
        />
        <button
          type="button"
          className="button"
          onClick={() => saveFile('vitrina.csv', showcaseCsv(found, answer, summary))}
        >
          Descargar la lista
        </button>
        <button type="button" className="button" onClick={() => window.print()}>
          Imprimir
        </button>
      </div>
      <p className="small soft" aria-live="polite">
        {shown ? foundWords(found.length, visible.length) : 'Leyendo los nombres…'}
      </p>
      {shown !== undefined && shown.unread > 0 && (
        <p className="panel-info prose">
          Tu catastro es largo y sus nombres se leen del archivo cuando se piden. Aquí están los primeros{' '}
          {formatNumber(shown.entries.length)}; quedan {formatNumber(shown.unread)} sin leer, y la búsqueda no
          los ve. Elige un sector para leer otros.
        </p>
      )}
      <ul className="showcase-list">
        {visible.map(({ place, one }) => (
          <Card key={place} one={one} />
        ))}
      </ul>
      {visible.length < found.length && (
        <p className="no-print">
          <button type="button" className="button" onClick={() => setPages(pages + 1)}>
            Mostrar más
          </button>
        </p>
      )}
    </>
  );
}

function Card({ one }: { readonly one: ShowcaseEntry }): ReactNode {
  return (
    <li>
      <span className="showcase-name">{one.name}</span>
      {one.activity && <span>{one.activity}</span>}
      <span className="small soft">
        {[one.sectorName, one.area, one.comuna].filter((part) => part !== undefined).join(' · ')}
      </span>
    </li>
  );
}

/** Nobody asked to appear, or the file has no way to say so. */
function HowToAppear({ answer }: { readonly answer: Answer }): ReactNode {
  return (
    <div className="panel-info prose">
      <p>
        {answer.asked > 0
          ? 'Los que pidieron aparecer no tienen nombre en el archivo. Complétalo en la columna '
          : answer.refused === 0
            ? 'El archivo no dice quién pidió aparecer. Agrégale la columna '
            : 'Nadie pidió aparecer. Cuando alguien lo pida, escríbelo en la columna '}
        <code>{answer.asked > 0 ? 'nombre' : 'vitrina'}</code>
        {answer.asked > 0 ? '.' : ', con «si».'}
      </p>
      <p>
        Se muestran solo el nombre, la actividad, el sector, la comuna y el barrio. Pídele permiso a cada
        negocio antes de escribir «si».
      </p>
    </div>
  );
}

function foundWords(found: number, visible: number): string {
  if (found === 0)
    return 'Ninguno calza con lo que buscas. Prueba con otra palabra o con todos los sectores.';
  const all = found === 1 ? 'Calza un negocio' : `Calzan ${formatNumber(found)} negocios`;
  return visible < found ? `${all}; se muestran ${formatNumber(visible)}.` : `${all}.`;
}
