import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { PackageFiles } from '../../load/open/contract.ts';
import { askBrought } from '../../state/brought.ts';
import { deleteKept, type KeptPackage, keepPackage, keptFiles, listKept } from '../../state/kept.ts';
import { openOwnFiles, ownPackage, setKept } from '../../state/own.ts';
import { useStore } from '../../state/store.ts';
import { saveBlob } from '../../ui/files.ts';
import { formatDate, formatNumber } from '../../ui/format.ts';
import { sizeWords } from './words.ts';

/** Packages kept on the device: kept, opened, saved as a zip that opens anywhere, and deleted for good. */
export default function Kept(): ReactNode {
  const summary = useStore((state) => state.summary);
  const [list, setList] = useState<readonly KeptPackage[]>();
  const [said, say] = useState('');
  const [asked, askDelete] = useState<string>();
  const title = useRef<HTMLHeadingElement>(null);
  const refresh = async () => setList(await listKept());
  useEffect(() => {
    void listKept().then(setList);
  }, []);
  const own = ownPackage();
  const open = own && summary?.id === own.datos ? { own, title: summary.title } : undefined;

  const keep = async (name: string, files: PackageFiles, id: string | undefined) => {
    say('Guardando…');
    try {
      const kept = await keepPackage(name, files, id);
      setKept(kept.id);
      say(`«${name}» quedó guardado en este equipo.`);
    } catch {
      say(
        'No se pudo guardar: el navegador no lo permite o no queda espacio. Lo que estaba guardado sigue ahí.',
      );
    }
    await refresh();
  };
  const openKept = async ({ id, title: name }: KeptPackage) => {
    say(`Abriendo «${name}»…`);
    const files = await keptFiles(id);
    if (!files) return say(`«${name}» ya no está en este equipo.`);
    const opened = await openOwnFiles(files, undefined, { kept: id });
    if (!opened) return say(`«${name}» no se abrió: pediste otra cosa mientras se leía.`);
    const why = opened.issues.find(({ severity }) => severity === 'fatal');
    say(why ? `«${name}» no se puede abrir. ${why.message}` : '');
  };
  const exportZip = async (name: string, files: PackageFiles | undefined) => {
    say(`Preparando «${name}»…`);
    if (!files) return say(`«${name}» ya no está en este equipo.`);
    const zip = await askBrought('zip', [files]);
    if (!zip) return say(`«${name}» no se exportó: pediste otra cosa mientras se preparaba.`);
    saveBlob(zipName(name), zip);
    say(`«${name}» se exportó: el archivo se abre en cualquier equipo.`);
  };
  const remove = async ({ id, title: name }: KeptPackage) => {
    await deleteKept(id);
    if (own?.kept === id) setKept(undefined);
    askDelete(undefined);
    say(`«${name}» se borró de este equipo.`);
    await refresh();
    title.current?.focus();
  };

  return (
    <section className="kept" aria-labelledby="kept-title">
      <h3 id="kept-title" ref={title} tabIndex={-1}>
        En este equipo
      </h3>
      <p className="prose">
        Lo que guardas queda solo en este navegador. No se envía a nadie, y el enlace no lo lleva. Quien use
        este equipo con tu sesión podrá abrirlo.
      </p>
      {open && (
        <p className="button-row">
          {open.own.kept === undefined && (
            <button
              type="button"
              className="button"
              onClick={() => void keep(open.title, open.own.files, open.own.kept)}
            >
              Guardar «{open.title}» en este equipo
            </button>
          )}
          <button type="button" className="button" onClick={() => void exportZip(open.title, open.own.files)}>
            Exportar lo que está abierto
          </button>
        </p>
      )}
      {list?.length === 0 && <p className="soft">Todavía no hay nada guardado.</p>}
      {list && list.length > 0 && (
        <ul className="kept-list">
          {list.map((one) => (
            <li key={one.id}>
              <p>
                <strong>{one.title}</strong>
                {own?.kept === one.id && ' (abierto)'}
                <br />
                <span className="soft small">
                  Guardado el {formatDate(one.kept)}. {formatNumber(one.files)} archivos,{' '}
                  {sizeWords(one.bytes)}.
                </span>
              </p>
              <p className="button-row">
                {asked === one.id ? (
                  <>
                    <span>¿Borrar para siempre? No se puede deshacer.</span>
                    <button type="button" className="button" onClick={() => void remove(one)}>
                      Borrar «{one.title}»
                    </button>
                    <button type="button" className="button" onClick={() => askDelete(undefined)}>
                      Conservar
                    </button>
                  </>
                ) : (
                  <>
                    <button
                      type="button"
                      className="button"
                      aria-label={`Abrir «${one.title}»`}
                      onClick={() => void openKept(one)}
                    >
                      Abrir
                    </button>
                    <button
                      type="button"
                      className="button"
                      aria-label={`Exportar «${one.title}»`}
                      onClick={() => void keptFiles(one.id).then((files) => exportZip(one.title, files))}
                    >
                      Exportar
                    </button>
                    <button
                      type="button"
                      className="button"
                      aria-label={`Borrar «${one.title}» de este equipo`}
                      onClick={() => askDelete(one.id)}
                    >
                      Borrar
                    </button>
                  </>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
      <p role="status" className="small">
        {said}
      </p>
    </section>
  );
}

/** A file name made of a title: letters and digits, no accents. */
function zipName(title: string): string {
  const plain = title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${plain.slice(0, 60) || 'paquete'}.zip`;
}
