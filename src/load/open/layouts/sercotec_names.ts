import { fold } from '../../../domain/text.ts';

/** Instruments as SERCOTEC names them (folded) → ids of our catalogue; «Emprende» is told apart by its programme. */
const INSTRUMENTS: ReadonlyMap<string, string> = new Map(
  `emprende = sercotec-emprende-otros
almaceneros especial = sercotec-almacenes
almacenes de chile = sercotec-almacenes
barrios comerciales = sercotec-barrios-comerciales
centro desarrollo negocios = sercotec-centros-de-negocios
centros de negocios = sercotec-centros-de-negocios
centro de negocios = sercotec-centros-de-negocios
cooperativas = sercotec-cooperativas
crece = sercotec-crece
crece especial = sercotec-crece
crece sostenible = sercotec-crece-sostenible
desarrollo de ferias libres = sercotec-ferias-libres
digitaliza tu almacen = sercotec-digitaliza-tu-almacen
diseno regional = sercotec-diseno-regional
emergencia = sercotec-emergencia
formacion empresarial = sercotec-formacion
formacion empresarial especial = sercotec-formacion
fortalecimiento gremial = sercotec-fortalecimiento-gremial
fortalecimiento gremial especial = sercotec-fortalecimiento-gremial
gremios nacionales = sercotec-gremios-nacionales
juntos = sercotec-juntos
juntos especial = sercotec-juntos
mejoranegocios = sercotec-mejora-negocios
mejora negocios = sercotec-mejora-negocios
promocion y canales de comercializacion = sercotec-promocion-y-canales
promocion y canales de comercializacion aos = sercotec-promocion-y-canales
reconstruye tu pyme = sercotec-reconstruye-tu-pyme
redes de oportunidades de negocio = sercotec-redes
redes de oportunidades de negocios = sercotec-redes
redes de oportunidades de negocio agenciado = sercotec-redes
redes de oportunidades de negocios especial = sercotec-redes
servicios virtuales = sercotec-servicios-virtuales
capital semilla = sercotec-capital-semilla
capital semilla emprende = sercotec-capital-semilla
capital abeja = sercotec-capital-abeja
capital abeja emprende = sercotec-capital-abeja`
    .split('\n')
    .map((line): [string, string] => {
      const [name = '', id = ''] = line.split(' = ');
      return [name, id];
    }),
);

/** Id in our catalogue of an instrument in SERCOTEC's words; undefined for one that is not in it. */
export function instrumentOf(published: string, programme: string): string | undefined {
  const name = fold(published);
  if (name === 'emprende' || name === 'emprende especial') {
    const words = fold(programme);
    const call = ['abeja', 'semilla'].find((one) => words.includes(one));
    return INSTRUMENTS.get(call ? `capital ${call}` : 'emprende');
  }
  return INSTRUMENTS.get(name);
}

/** Region of each regional office (folded, without «Región de»); the central level is of the whole country. */
const OFFICES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'nivel central': 'CL',
    'arica y parinacota': '15',
    tarapaca: '01',
    antofagasta: '02',
    atacama: '03',
    coquimbo: '04',
    valparaiso: '05',
    metropolitana: '13',
    'metropolitana de santiago': '13',
    ohiggins: '06',
    'libertador general bernardo ohiggins': '06',
    maule: '07',
    nuble: '16',
    biobio: '08',
    'bio bio': '08',
    'la araucania': '09',
    araucania: '09',
    'los rios': '14',
    'los lagos': '10',
    aysen: '11',
    magallanes: '12',
  }),
);

/** Region (`CL` for the central level) of a regional office; undefined for one that is none. */
export function officeOf(text: string): string | undefined {
  const name = fold(text).replace(/^(direccion regional|region)( de| del)? /, '');
  return OFFICES.get(name);
}
