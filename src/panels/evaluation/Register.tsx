import { type ReactNode, useRef, useState } from 'react';
import { TRAIT_COLUMNS, TRAIT_IDS, traitOf } from '../../domain/evaluation/traits.ts';
import { todayIso } from '../../domain/support/deadlines.ts';
import type { Issue } from '../../load/checked.ts';
import type { ClassifiedRegister } from '../../load/own_register.ts';
import type { PackageSummary } from '../../load/summary.ts';
import { askSupport, useSupport } from '../../state/support.ts';
import { formatNumber } from '../../ui/format.ts';
import { OpenFile } from '../../ui/OpenFile.tsx';
import { FileIssues } from '../support/FileIssues.tsx';
import { monthsTo, RegisterClasses } from './RegisterClasses.tsx';

/** A register of a whole region is some megabytes; what is bigger is another file. */
const MOST_BYTES = 20_000_000;

/** The same classification for every row of a register: that of the package, or one that the reader opens. */
export function Register({ summary }: { readonly summary: PackageSummary }): ReactNode {
  const [own, setOwn] = useState<ClassifiedRegister>();
  const [refused, setRefused] = useState<readonly Issue[]>([]);
  const [said, setSaid] = useState('');
  const status = useRef<HTMLParagraphElement>(null);
  const hasCatastro = summary.tables.includes('catastro');

  const open = async (file: File) => {
    setSaid('');
    const found = file.size > MOST_BYTES ? tooBig(file.name) : await classify(file);
    if (!found) return;
    if ('severity' in found) {
      setRefused([found]);
      return;
    }
    const fatal = found.issues.filter(({ severity }) => severity === 'fatal');
    setRefused(fatal);
    if (fatal.length > 0) return;
    setOwn(found);
    setSaid(`Se clasificó ${found.file}: ${formatNumber(found.classification.rows.length)} filas.`);
  };
  return (
    <>
      <p className="lead">
        Clasifica cada negocio de un catastro por tipo y etapa, con los mismos rasgos del cuestionario.
      </p>
      <p className="prose">
        {hasCatastro
          ? 'Abajo está el catastro de este paquete. También puedes abrir uno tuyo.'
          : 'Este paquete no trae catastro. Abre uno tuyo para clasificarlo.'}{' '}
        Tu archivo se lee en este navegador y no sale de él: no se guarda ni va en el enlace.
      </p>
      <p className="evaluation-actions no-print">
        <OpenFile label="Abrir un catastro" what="Catastro en CSV" onFile={(file) => void open(file)} />
        {own && hasCatastro && (
          <button
            type="button"
            className="button"
            onClick={() => {
              setOwn(undefined);
              setSaid('Se muestra el catastro del paquete.');
              // The button goes with the file.
              status.current?.focus();
            }}
          >
            Volver al catastro del paquete
          </button>
        )}
      </p>
      <p role="status" className="small" ref={status} tabIndex={-1}>
        {said}
      </p>
      <FileIssues issues={refused} lead="El archivo no se usó. Lo que había sigue igual." />
      <details className="no-print">
        <summary>Qué columnas lee</summary>
        <ul className="notes small">
          <li>
            Obligatoria: <code>id</code>, sin repetir y nunca un RUT. Separador coma o punto y coma.
          </li>
          <li>
            Tamaño: <code>trabajadores</code> y <code>ventas_uf</code>, o <code>tamano</code>.
          </li>
          <li>
            Etapa: <code>inicio</code> (fecha) y <code>permanencia</code>.
          </li>
          <li>
            Lugar y rubro: <code>comuna</code> o <code>cut</code>, y <code>sector</code>.
          </li>
          <li>
            Nombre: <code>nombre</code>, que solo se muestra si <code>vitrina</code> dice sí.
          </li>
          <TraitColumns />
        </ul>
      </details>
      {own ? (
        <RegisterClasses register={own} summary={summary} own />
      ) : (
        hasCatastro && <PackageRegister summary={summary} />
      )}
    </>
  );
}

function PackageRegister({ summary }: { readonly summary: PackageSummary }): ReactNode {
  const register = useSupport('registerClasses');
  if (!register) return <div className="skeleton" />;
  const report = summary.reports.find(({ table }) => table === 'catastro');
  return (
    <>
      <p className="small soft">
        Catastro del paquete «{summary.title}»{summary.fictitious && ', ficticio'}.{' '}
        {monthsTo(register.classification.asOf)}
        {report !== undefined &&
          report.rejected > 0 &&
          ` De sus ${formatNumber(report.rows)} filas, ${formatNumber(report.rejected)} no se usan: «Datos» dice por qué.`}
      </p>
      <RegisterClasses register={register} summary={summary} own={false} />
    </>
  );
}

/** The column of each trait, and the words it takes. */
function TraitColumns(): ReactNode {
  return TRAIT_IDS.map((trait) => (
    <li key={trait}>
      {traitOf(trait).name}: <code>{TRAIT_COLUMNS[trait]}</code> (
      {Object.keys(traitOf(trait).values).join(', ')}).
    </li>
  ));
}

async function classify(file: File): Promise<ClassifiedRegister | undefined> {
  return askSupport('ownRegisterClasses', new Uint8Array(await file.arrayBuffer()), file.name, todayIso());
}

function tooBig(file: string): Issue {
  return {
    severity: 'fatal',
    file,
    code: 'archivo-grande',
    message: 'El archivo pesa más de 20 MB: no parece un catastro.',
  };
}
