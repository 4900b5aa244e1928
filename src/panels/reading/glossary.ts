/** A word, what it means, and other words that a reader may look for it by. */
export interface Word {
  readonly word: string;
  readonly meaning: string;
  readonly also?: string;
}

/** In alphabetical order (see its test). Short sentences, no word explained by itself. */
export const GLOSSARY: readonly Word[] = [
  {
    word: 'Adjudicación',
    meaning: 'Un apoyo entregado. No es una empresa: una misma puede recibir dos.',
    also: 'beneficiario, otorgado',
  },
  {
    word: 'Área de acción',
    meaning: 'Para qué sirve un apoyo: capital, gestión, innovación, calidad y otras.',
  },
  {
    word: 'Brecha',
    meaning:
      'Cuántas empresas menos hay que donde vive una población parecida, si la diferencia no la explica el azar.',
    also: 'falta, oportunidad',
  },
  {
    word: 'Brecha de paridad',
    meaning: 'La parte de las mujeres en lo entregado menos su parte entre quienes podían pedirlo.',
    also: 'género',
  },
  {
    word: 'Calidad de dato',
    meaning: 'De A a D. A es completo y reciente; D se apoya en poco, en intervalos o en cifras viejas.',
    also: 'nota, grado',
  },
  {
    word: 'Catastro',
    meaning: 'Lista de negocios de un lugar, uno por fila, formales e informales. La hace la municipalidad.',
    also: 'registro',
  },
  {
    word: 'Celda',
    meaning: 'Un hexágono dentro de la comuna, para ver dónde están los negocios sin señalar a ninguno.',
    also: 'hexágono, barrio',
  },
  {
    word: 'CIIU',
    meaning:
      'Clasificación Industrial Internacional Uniforme: parte las actividades en 21 secciones y muchas divisiones. Aquí, su versión chilena.',
    also: 'CIIU4.CL, clasificación, actividad',
  },
  {
    word: 'Cociente de localización',
    meaning: 'Cuántas veces lo esperado pesa un sector en una zona. 1 es lo esperado; 2, el doble.',
    also: 'LQ, especialización',
  },
  {
    word: 'Comuna',
    meaning: 'Cada uno de los 346 territorios comunales de Chile. Su código (CUT) tiene cinco dígitos.',
    also: 'municipio, CUT',
  },
  { word: 'Conmutante', meaning: 'Quien trabaja en una comuna y vive en otra.', also: 'conmutación' },
  {
    word: 'CORE',
    meaning: 'Consejo Regional: aprueba, entre otras cosas, a quién se focalizan los instrumentos.',
    also: 'consejo regional',
  },
  {
    word: 'COSOC',
    meaning: 'Consejo comunal de organizaciones de la sociedad civil. Opina sobre los planes de la comuna.',
    also: 'COSOCI, consejo',
  },
  {
    word: 'Densidad',
    meaning: 'Empresas por cada mil habitantes.',
  },
  {
    word: 'Dinámica y de subsistencia',
    meaning: 'Dos clases de empresa: la que crece y junta capital, y la que da para vivir a quien la lleva.',
    also: 'acumulación, autoempleo, tipo de empresa',
  },
  {
    word: 'Domicilio tributario',
    meaning:
      'La dirección que una empresa da al SII. Puede no ser donde trabaja: una cadena figura en su casa matriz.',
    also: 'casa matriz',
  },
  {
    word: 'Empresa-año',
    meaning: 'Una empresa activa durante un año. Veinte empresas en veinte años son 400 empresa-años.',
  },
  {
    word: 'Ficticio',
    meaning: 'Inventado. Un paquete ficticio lo dice en cada pantalla y nunca se mezcla con uno real.',
    also: 'inventado, ejemplo',
  },
  {
    word: 'Focalización',
    meaning:
      'Decisión de un gobierno regional: a qué lugares, sectores o personas van primero unos instrumentos.',
    also: 'criterio, prioridad',
  },
  {
    word: 'Formal e informal',
    meaning: 'Formal es el negocio con inicio de actividades. Informal, el que atiende sin haberlo dado.',
    also: 'informalidad',
  },
  {
    word: 'Gobierno regional',
    meaning: 'Administra la región. Con el CORE decide sobre parte de los instrumentos.',
    also: 'GORE',
  },
  {
    word: 'Inicio de actividades',
    meaning: 'Aviso al SII de que un negocio empieza. Sin él, el negocio es informal.',
  },
  {
    word: 'Instrumento',
    meaning: 'Programa público de apoyo: un fondo, un curso, una asesoría o un crédito.',
    also: 'programa, fondo, subsidio',
  },
  {
    word: 'Intervalo',
    meaning: 'De cuánto a cuánto podría ser una cifra solo por azar. Mientras menos casos, más ancho.',
    also: 'margen de error, incertidumbre',
  },
  {
    word: 'Línea',
    meaning: 'Parte de un programa del PLADECO que el consejo revisa por separado.',
  },
  { word: 'Meta', meaning: 'Lo que un programa se propuso lograr en un año, con su indicador y su peso.' },
  {
    word: 'Paquete de datos',
    meaning:
      'Una carpeta con tablas y la ficha de cada una: quién la publica, de qué año es y cuándo se revisó.',
    also: 'datos abiertos',
  },
  {
    word: 'Percentil',
    meaning: 'El lugar de una zona entre las comparadas, de 0 a 100. 80: supera a 8 de cada 10.',
  },
  {
    word: 'PLADECO',
    meaning: 'Plan de Desarrollo Comunal: lo que la municipalidad se propone por varios años.',
    also: 'plan comunal',
  },
  {
    word: 'Potencial',
    meaning:
      'Puntaje de 0 a 100 que junta varias cifras de un sector en una zona, con los pesos que tú pones.',
    also: 'puntaje',
  },
  { word: 'Provincia', meaning: 'Parte de una región. Junta comunas. Su código tiene tres dígitos.' },
  {
    word: 'Referencia',
    meaning: 'Con qué se compara una zona: el país, su región o su provincia.',
    also: 'comparación',
  },
  { word: 'Región', meaning: 'Cada una de las 16 partes mayores del país. Su código tiene dos dígitos.' },
  {
    word: 'Reservado',
    meaning: 'Una cifra que la fuente guarda para no señalar a nadie (escribe *). No es cero.',
    also: 'secreto estadístico, asterisco',
  },
  {
    word: 'Rubro',
    meaning:
      'Sección de la clasificación de actividades CIIU4.CL, como la usa el SII. Adentro tiene subrubros.',
    also: 'sector, sección, subrubro, división, giro',
  },
  {
    word: 'Ruta de apoyo',
    meaning: 'Los instrumentos que sirven a un tipo de empresa, en el orden en que conviene pedirlos.',
  },
  {
    word: 'SERCOTEC',
    meaning: 'Servicio de Cooperación Técnica: apoya a micro y pequeñas empresas.',
    also: 'CORFO, FOSIS, INDAP',
  },
  {
    word: 'SII',
    meaning: 'Servicio de Impuestos Internos. Publica cuántas empresas hay, con domicilio tributario.',
    also: 'impuestos',
  },
  {
    word: 'Término de giro',
    meaning: 'Aviso al SII de que una empresa deja su actividad. No siempre es un fracaso.',
    also: 'cierre',
  },
  {
    word: 'Territorio',
    meaning: 'Cualquier conjunto de comunas con nombre. Puedes armar el tuyo y viaja en el enlace.',
    also: 'territorio propio',
  },
  {
    word: 'Tractora',
    meaning: 'Empresa grande que compra a otras del lugar: una minera, un puerto, una forestal.',
    also: 'proveedores, ancla, industria tractora',
  },
  {
    word: 'Traslape',
    meaning:
      'Dos o más instrumentos de la misma área para el mismo tipo de empresa. Puede ser duplicación o respaldo.',
    also: 'duplicación',
  },
  {
    word: 'UF',
    meaning: 'Unidad de Fomento: unidad de cuenta que sigue a la inflación.',
    also: 'unidad de fomento',
  },
  {
    word: 'Vacío',
    meaning: 'Una casilla de la ruta sin instrumentos: nadie apoya eso para ese tipo de empresa.',
  },
  {
    word: 'Vitrina',
    meaning: 'Los negocios de un catastro que pidieron aparecer. De los demás nunca se muestra nada.',
  },
];
