import type { Bands, Place } from './bands.ts';
import { known, missing } from './measure.ts';
import { computed, type Explanation, present } from './provenance.ts';

/** «¿De dónde sale?» of a zone's place. */
export function explainPlace(bands: Bands, place: Place, zone: string, sector: string): Explanation {
  const { median, low, high, among, ties } = place;
  const draws = bands.draws.toLocaleString('es-CL');
  return {
    indicator: 'Puesto',
    zone,
    sector,
    result: known(median, 'zonas', { low, high }),
    formula: `Puesto = 1 + cuántas zonas sacan más puntaje; la mediana de ${draws} sorteos, y del 5% al 95%`,
    terms: present(
      computed('Z', 'Zonas de la referencia con puntaje', known(among, 'zonas')),
      computed(
        'empates',
        'Las demás cuya banda se cruza con esta',
        among > 0 ? known(ties, 'zonas') : missing('no-aplica', 'zonas'),
      ),
    ),
    notes: [
      'Cada sorteo cambia las cuentas como las cambiaría el azar (Poisson–gamma): cociente y densidad usan la misma cuenta sorteada; cierres y crecimiento, las suyas.',
      'Lo que la fuente no publica puede valer cualquier número entre sus dos extremos.',
      'Productividad y sectores afines quedan fijos: no hay un modelo de cuánto se equivocan.',
      'Los pesos se mueven alrededor de los tuyos: con pesos iguales, cerca de un cuarto de cada uno (Dirichlet). Un peso de cero sigue en cero.',
      'Una zona con pocas empresas se acerca a lo esperado en cada sorteo: su puesto puede no ser el de su puntaje.',
      'La banda es de cada zona por separado. Dos zonas cuyas bandas se cruzan empatan.',
      `Semilla ${bands.seed}: la misma vista da siempre los mismos puestos.`,
    ],
  };
}
