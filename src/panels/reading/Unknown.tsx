import type { ReactNode } from 'react';

/** What these data cannot say, in words; each is a limit of the sources or of the method (see docs/method.md). */
const LIMITS: readonly (readonly [what: string, why: string])[] = [
  [
    'Los negocios informales',
    'El SII solo ve los que avisaron que empezaban. Sin un catastro no se sabe cuántos más hay.',
  ],
  [
    'Dónde trabaja una empresa',
    'Figura en su domicilio tributario. Una cadena, una minera o un puerto pueden estar en otra comuna.',
  ],
  [
    'Un sector más fino que el rubro, en casi todo el país',
    'Por comuna se publican secciones. Solo Tarapacá tiene subrubros, y son de 2019.',
  ],
  [
    'Las celdas chicas',
    'La fuente no publica las de menos de 50 empresa-años. Van de 0 a 2,45 empresas al año: no son cero.',
  ],
  [
    'Cómo va cada año',
    'La tabla del país es un promedio de 2005 a 2024. Un negocio que creció ayer no se nota en ella.',
  ],
  [
    'Cuántos podían pedir un apoyo',
    'Casi nunca se publica. Se divide por quienes a lo más podrían: la cobertura real es igual o mayor.',
  ],
  [
    'Quién postuló',
    'Se sabe a quién se entregó, no quién pidió. Que llegue poco puede ser que se pida poco.',
  ],
  [
    'Lo que entregan las demás instituciones',
    'La lista abierta es de SERCOTEC. De CORFO, FOSIS, INDAP y los municipios no hay una por comuna.',
  ],
  [
    'Las reglas de muchos instrumentos',
    'Varias están por confirmar. Se muestran, y ninguna deja fuera a nadie por sí sola.',
  ],
  [
    'Qué ocupaciones pide cada sector en tu comuna',
    'Los coeficientes son un supuesto del proyecto. Puedes abrir los tuyos.',
  ],
  ['Si conviene abrir un negocio', 'Eso no está en ningún dato. Aquí se informa; decides tú.'],
];

export function Unknown(): ReactNode {
  return (
    <section aria-labelledby="leer-limites">
      <h3 id="leer-limites">Lo que no se sabe</h3>
      <dl className="reading-words">
        {LIMITS.map(([what, why]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd className="soft">{why}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
