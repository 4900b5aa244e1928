import type { ReactNode } from 'react';
import { MISSING_REASONS } from '../../domain/measure.ts';
import { useStore } from '../../state/store.ts';
import { formatDate, MISSING_HELP, MISSING_WORDS } from '../../ui/format.ts';

const GLOSSARY: readonly (readonly [string, string])[] = [
  [
    'Comuna',
    'Cada uno de los 346 municipios o territorios comunales de Chile. Su código (CUT) tiene cinco dígitos.',
  ],
  ['Catastro', 'Lista de negocios de un lugar, uno por fila. La hace la municipalidad.'],
  ['Rubro', 'Sección de la clasificación de actividades CIIU4.CL, como la usa el SII.'],
  ['SII', 'Servicio de Impuestos Internos. Publica cuántas empresas hay, con domicilio tributario.'],
  ['Término de giro', 'Aviso al SII de que una empresa deja su actividad. No siempre es un fracaso.'],
  ['Empresa-año', 'Una empresa activa durante un año. Veinte empresas en veinte años son 400 empresa-años.'],
  ['UF', 'Unidad de Fomento: unidad de cuenta que sigue a la inflación.'],
  ['Instrumento', 'Programa público de apoyo: un fondo, un curso, una asesoría o un crédito.'],
  ['Adjudicación', 'Un apoyo entregado. No es una empresa: una misma puede recibir dos.'],
  [
    'Focalización',
    'Decisión de un gobierno regional: a qué lugares, sectores o personas van primero unos instrumentos.',
  ],
  ['Inicio de actividades', 'Aviso al SII de que un negocio empieza. Sin él, el negocio es informal.'],
];

/** How the screens of public support are read. */
const SUPPORT: readonly (readonly [string, string])[] = [
  [
    'Por confirmar',
    'Una regla que sabemos por conocimiento general, sin documento a la vista. Se muestra, pero nunca deja fuera a nadie por sí sola.',
  ],
  [
    'Un piso de la cobertura',
    'Casi nunca se sabe cuántos podían pedir un apoyo. Se divide por quienes a lo más podrían: la cobertura real es igual o mayor.',
  ],
  [
    'Vacío y traslape',
    'En la ruta, un vacío es una casilla sin instrumentos. Un traslape, dos o más de la misma área para el mismo tipo de empresa. Puede ser duplicación o respaldo.',
  ],
  [
    'Dentro, fuera y por saber',
    'Lo que una focalización cubre, lo que deja fuera, y aquello de lo que falta un dato. Cubrir no es adjudicar: recibe quien postula.',
  ],
  [
    'Brecha de paridad',
    'La parte de las mujeres en las adjudicaciones menos su parte entre quienes podían pedirlas. Si su intervalo pasa por cero, cabe en el azar.',
  ],
];

/** How to read what a figure alone does not say. */
const MORE: readonly (readonly [string, string])[] = [
  [
    'La banda de un puesto',
    'El puesto se calcula mil veces, moviendo al azar las cuentas y los pesos lo que podrían moverse. La banda junta 9 de cada 10 resultados. Dos zonas cuyas bandas se cruzan empatan.',
  ],
  [
    'El crecimiento',
    'Se compara el primer año publicado con el último de la misma clasificación. La parte del país y la del sector se habrían dado igual; la parte local es lo propio de la zona.',
  ],
  [
    'Una brecha',
    'Cuántas empresas menos hay que donde vive una población parecida, si la diferencia no la explica el azar. Puede ser una oportunidad, o pobreza, informalidad o un proveedor en la comuna de al lado.',
  ],
  [
    'Una celda',
    'Un hexágono dentro de la comuna. «Faltan» o «sobran» compara sus negocios con la parte que el sector tiene en toda la comuna, y solo se dice si el intervalo queda a un lado de 1. Un borde puede separar dos cuadras vecinas: prueba otro tamaño.',
  ],
];

/** Words with what they mean. */
function Meanings({ of }: { readonly of: readonly (readonly [string, string])[] }): ReactNode {
  return (
    <dl className="prose">
      {of.map(([word, meaning]) => (
        <div key={word}>
          <dt>
            <strong>{word}</strong>
          </dt>
          <dd className="soft">{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}

/** How each figure is read, what missing means, the words, and the versions. */
export default function ReadingPanel(): ReactNode {
  const summary = useStore((state) => state.summary);
  return (
    <div className="page">
      <article className="sheet">
        <section>
          <h2>Cómo se lee</h2>
          <p className="lead">
            El mapa informa, no aconseja abrir un negocio. Donde falta algo puede haber una oportunidad, o
            pobreza, informalidad o un proveedor en la comuna de al lado.
          </p>
        </section>
        <section aria-labelledby="reading-figures">
          <h3 id="reading-figures">Cada medida</h3>
          <dl className="prose">
            {summary?.figures.map(({ id, name, reading, formula, caveats }) => (
              <div key={id} style={{ marginBottom: 'var(--s4)' }}>
                <dt>
                  <strong>{name}</strong>
                </dt>
                <dd>
                  {reading}
                  <p className="small soft">{formula}</p>
                  <ul className="notes small soft">
                    {caveats.map((caveat) => (
                      <li key={caveat}>{caveat}</li>
                    ))}
                  </ul>
                </dd>
              </div>
            ))}
          </dl>
        </section>
        <section aria-labelledby="reading-score">
          <h3 id="reading-score">El potencial y su calidad de dato</h3>
          <p className="prose">
            Cada término se vuelve un percentil entre las zonas comparadas: 100 es la más alta. El puntaje es
            su promedio con los pesos que tú pones. Un término sin dato no cuenta como cero: su peso pasa a
            los demás y la calidad baja. A es completo y reciente; D se apoya en poco, en intervalos o en
            cifras viejas.
          </p>
        </section>
        <section aria-labelledby="reading-more">
          <h3 id="reading-more">Puestos, cambios, brechas y celdas</h3>
          <Meanings of={MORE} />
        </section>
        <section aria-labelledby="reading-support">
          <h3 id="reading-support">El apoyo público</h3>
          <Meanings of={SUPPORT} />
        </section>
        <section aria-labelledby="reading-missing">
          <h3 id="reading-missing">Lo que falta nunca es cero</h3>
          <Meanings of={MISSING_REASONS.map((reason) => [MISSING_WORDS[reason], MISSING_HELP[reason]])} />
        </section>
        <section aria-labelledby="reading-words">
          <h3 id="reading-words">Palabras</h3>
          <Meanings of={GLOSSARY} />
        </section>
        {summary && (
          <section aria-labelledby="reading-versions">
            <h3 id="reading-versions">Datos abiertos</h3>
            <p className="prose">
              {summary.title}, versión {summary.version}, {formatDate(summary.created)}. Los mapas son
              referenciales y no comprometen al Estado de Chile. Lo que abres se procesa en tu navegador y no
              sale de él.
            </p>
          </section>
        )}
      </article>
    </div>
  );
}
