import type { ReactNode } from 'react';

/** How to read what a figure alone does not say. */
export const MORE: readonly (readonly [string, string])[] = [
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

/** How the screens of public support are read. */
export const SUPPORT: readonly (readonly [string, string])[] = [
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

/** Words with what they mean. */
export function Meanings({ of }: { readonly of: readonly (readonly [string, string])[] }): ReactNode {
  return (
    <dl className="reading-words">
      {of.map(([word, meaning]) => (
        <div key={word}>
          <dt>{word}</dt>
          <dd className="soft">{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
