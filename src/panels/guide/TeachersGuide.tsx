import { type ReactNode, useEffect, useId, useState } from 'react';
import { PlainLink } from '../header/Header.tsx';
import { ACTIVITIES, type Activity, CALAMA } from './activities.ts';
import './guide.css';

/** Lines to write on, under each question of the students' sheet. */
const LINES = [1, 2, 3];

/** Guide for teaching the entrepreneurial spirit (seed 002 e): four activities that are done, not told. */
export default function TeachersGuide(): ReactNode {
  const [printed, setPrinted] = useState<Activity>();
  useEffect(() => {
    if (!printed) return;
    const done = () => setPrinted(undefined);
    addEventListener('afterprint', done);
    print();
    return () => removeEventListener('afterprint', done);
  }, [printed]);
  return (
    <div className="page guide">
      {printed && <StudentSheet activity={printed} />}
      <article className={`sheet ${printed ? 'no-print' : ''}`} aria-labelledby="guide-title">
        <section>
          <h2 id="guide-title">Para la clase: emprender con los datos de tu comuna</h2>
          <p className="lead">
            Cuatro actividades para básica y media. Primero se hace algo con las manos; después se mira el
            mapa; al final cada grupo propone algo suyo.
          </p>
          <p className="prose">
            Emprender se aprende haciendo: mirar lo que hay, preguntar, probar en chico y equivocarse
            temprano. Cada actividad abre esta página en la vista justa, con datos públicos. No hace falta
            cuenta ni instalar nada, y nada de lo que se escriba sale del equipo.
          </p>
          <ol className="guide-index no-print">
            {ACTIVITIES.map(({ id, title, level, minutes }) => (
              <li key={id}>
                <button
                  type="button"
                  className="link-button"
                  onClick={() => document.getElementById(id)?.scrollIntoView()}
                >
                  {title}
                </button>{' '}
                <span className="small soft">
                  {level}, {minutes} minutos
                </span>
              </li>
            ))}
          </ol>
        </section>
        {ACTIVITIES.map((activity, at) => (
          <ActivitySection key={activity.id} activity={activity} number={at + 1} onPrint={setPrinted} />
        ))}
        <section aria-labelledby="guide-words">
          <h3 id="guide-words">Palabras que van a aparecer</h3>
          <dl className="prose guide-words">
            {WORDS.map(([word, meaning]) => (
              <div key={word}>
                <dt>
                  <strong>{word}</strong>
                </dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
        </section>
      </article>
    </div>
  );
}

const WORDS: readonly (readonly [string, string])[] = [
  ['Densidad', 'Empresas por cada mil habitantes de la comuna.'],
  [
    'Cociente de localización',
    'Cuántas veces pesa un sector en la comuna lo que pesa en Chile. Uno es igual que en Chile.',
  ],
  ['Intervalo', 'Entre qué valores puede estar la cifra. Si es ancho, hay pocos datos.'],
  ['Instrumento', 'Un programa público que apoya negocios: dinero, asesoría o cursos.'],
  ['Reparto parejo', 'Cada zona recibe en proporción a las empresas que tiene.'],
];

function ActivitySection(props: {
  readonly activity: Activity;
  readonly number: number;
  readonly onPrint: (activity: Activity) => void;
}): ReactNode {
  const { activity, number, onPrint } = props;
  const { id, title, aim, level, minutes, materials, steps, discuss, answers, view, open } = activity;
  const heading = useId();
  return (
    <section id={id} aria-labelledby={heading} className="guide-activity">
      <h3 id={heading}>
        {number}. {title}
      </h3>
      <p className="lead">{aim}</p>
      <dl className="figures">
        <Fact label="Para">{level}</Fact>
        <Fact label="Dura">{minutes} minutos</Fact>
        <Fact label="Hace falta">{materials.join(' ')}</Fact>
      </dl>
      <p className="guide-actions no-print">
        <PlainLink view={view} className="button">
          {open}
        </PlainLink>
        {id === 'reparto' && (
          <PlainLink view={CALAMA} className="button">
            Abrir la ficha de Calama
          </PlainLink>
        )}
        <button
          type="button"
          className="button"
          aria-label={`Imprimir la hoja para estudiantes: ${title}`}
          onClick={() => onPrint(activity)}
        >
          Imprimir la hoja
        </button>
      </p>
      <h4>Paso a paso</h4>
      <ol className="notes prose">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <h4>Para conversar</h4>
      <ul className="notes prose">
        {discuss.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <details>
        <summary>Ver las respuestas</summary>
        <ul className="notes prose">
          {answers.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </details>
    </section>
  );
}

function Fact(props: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className="figure">
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

/** What each student gets on paper: the questions, with room to write. */
function StudentSheet({ activity }: { readonly activity: Activity }): ReactNode {
  return (
    <article className="only-print student-sheet">
      <h2>{activity.title}</h2>
      <p>Nombres: ______________________________________ Curso: ____________ Fecha: ____________</p>
      <ol>
        {activity.questions.map((question) => (
          <li key={question}>
            <p>{question}</p>
            {LINES.map((line) => (
              <div key={line} className="student-line" />
            ))}
          </li>
        ))}
      </ol>
      <p>Lo que más me sorprendió:</p>
      <div className="student-line" />
      <p className="small">Mapa Territorial de Oportunidades, datos públicos de Chile.</p>
    </article>
  );
}
