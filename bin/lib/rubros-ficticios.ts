/**
 * What the fictitious businesses of Calama do, how common each thing is, and how such a business tends to
 * be.
 */

/** Where a business tends to be. */
export type Place = 'centro' | 'barrio' | 'feria' | 'industrial' | 'pueblo';
/** How big it tends to be. */
export type Scale = 'chica' | 'media' | 'grande';

export interface Trade {
  /** SII code of six digits. */
  readonly code: string;
  readonly activity: string;
  /** How often it appears, in businesses per thousand, more or less. */
  readonly weight: number;
  /** Share without *inicio de actividades*. */
  readonly informal: number;
  /** Share led by women. */
  readonly women: number;
  /** Share of the workers who live outside the comuna. */
  readonly commuting: number;
  readonly scale: Scale;
  readonly places: readonly Place[];
  /** What such a business calls itself; each says that it is fictitious. */
  readonly signs: readonly string[];
}

/**
 * One trade a line: SII code; activity; weight; informal, led by women and commuting in percent; scale; places
 * (a repeated one is as much likelier); signs. Lines that begin with # say what follows.
 */
const TABLE = `
# Suppliers of the mines: formal, larger, men, half of the people from elsewhere.
331202; Reparación de maquinaria para la minería; 30; 3 10 45; grande; industrial industrial centro; Maestranza Ficticia, Mantención Minera Ficticia, Servicio Industrial Ficticio
332000; Instalación de maquinaria y equipos industriales; 12; 3 12 50; grande; industrial industrial centro; Montajes Ficticios, Instalaciones Industriales Ficticias
331400; Reparación de equipo eléctrico industrial; 9; 8 10 35; media; industrial barrio; Electromecánica Ficticia, Rebobinados Ficticios
251100; Estructuras metálicas; 20; 14 9 30; media; industrial industrial barrio; Estructuras Ficticias, Calderería Ficticia, Metalurgia Ficticia
259200; Tornería y maquinado de metales; 14; 18 8 20; media; industrial barrio; Tornería Ficticia, Maquinados Ficticios
282400; Fabricación de partes para maquinaria minera; 6; 2 10 40; grande; industrial; Partes Mineras Ficticias, Repuestos Ficticios
281300; Fabricación y armado de bombas y válvulas; 3; 2 12 35; media; industrial; Bombas Ficticias, Válvulas Ficticias
099001; Servicios de apoyo a la minería; 13; 2 14 55; grande; industrial centro; Servicios Mineros Ficticios, Sondajes Ficticios, Tronaduras Ficticias
081000; Extracción de áridos; 4; 30 8 15; media; industrial pueblo; Áridos Ficticios
711002; Ingeniería y consultoría técnica; 26; 6 24 42; media; centro centro industrial; Ingeniería Ficticia, Proyectos Ficticios
712009; Ensayos y análisis técnicos; 7; 3 32 35; media; industrial centro; Laboratorio Ficticio, Ensayos Ficticios
773002; Arriendo de maquinaria sin operario; 17; 10 14 25; media; industrial; Arriendos Ficticios, Maquinarias Ficticias
782000; Servicios transitorios de personal; 8; 2 40 50; grande; centro; Personal Ficticio, Faenas Ficticias
465901; Venta al por mayor de maquinaria minera; 11; 2 16 35; grande; industrial; Distribuidora Minera Ficticia, Insumos Mineros Ficticios
141004; Confección de ropa de trabajo; 8; 50 86 3; chica; barrio; Confecciones Ficticias, Costuras Ficticias
382200; Tratamiento de residuos peligrosos; 3; 0 15 35; grande; industrial; Residuos Ficticios
381100; Recogida de residuos; 4; 30 20 10; media; industrial barrio; Recolección Ficticia, Reciclaje Ficticio
# Commerce.
472101; Almacén de barrio; 82; 42 62 1; chica; barrio barrio barrio pueblo; Almacén Ficticio, Minimarket Ficticio, Provisiones Ficticias
478900; Puesto de feria; 46; 80 60 1; chica; feria; Puesto Ficticio, Cachureos Ficticios
472103; Verdulería; 22; 50 52 2; chica; feria barrio; Verdulería Ficticia, Frutería Ficticia
477102; Tienda de ropa; 36; 42 74 2; chica; centro feria; Tienda Ficticia, Vestuario Ficticio
477402; Ropa usada; 18; 68 80 1; chica; feria barrio; Ropa Usada Ficticia
475201; Ferretería; 19; 12 30 4; media; barrio centro industrial; Ferretería Ficticia
472200; Botillería; 17; 14 44 1; chica; barrio; Botillería Ficticia
477201; Farmacia; 6; 0 60 8; media; centro; Farmacia Ficticia
476103; Librería y papelería; 11; 28 66 1; chica; centro barrio; Librería Ficticia
477391; Alimento y accesorios para mascotas; 10; 30 64 1; chica; barrio; Mascotas Ficticias
471100; Supermercado; 5; 0 30 6; grande; barrio centro; Supermercado Ficticio
479909; Venta por redes sociales y a domicilio; 28; 82 78 0; chica; barrio; Ventas Ficticias, Emporio Ficticio
463019; Distribución de abarrotes; 12; 10 28 6; media; industrial barrio; Distribuidora Ficticia
466302; Venta al por mayor de materiales de construcción; 7; 5 20 8; media; industrial; Materiales Ficticios
452002; Taller mecánico; 52; 42 8 3; chica; barrio industrial; Taller Ficticio, Mecánica Ficticia
453000; Repuestos de vehículos; 20; 16 22 5; media; centro industrial; Repuestos Automotrices Ficticios
452001; Lavado de vehículos; 12; 56 24 2; chica; barrio; Lavado Ficticio
# Transport.
492130; Taxi colectivo; 36; 40 12 2; chica; barrio; Colectivos Ficticios, Transportista Ficticio
492300; Transporte de carga; 42; 24 10 25; media; industrial barrio; Transportes Ficticios, Cargas Ficticias, Fletes Ficticios
492220; Transporte de trabajadores; 14; 8 14 30; grande; industrial; Buses Ficticios, Traslados Ficticios
492210; Transporte escolar; 10; 36 50 0; chica; barrio; Furgón Ficticio
521009; Bodegaje; 9; 6 16 18; media; industrial; Bodegas Ficticias, Logística Ficticia
522190; Servicios vinculados al transporte; 9; 20 16 14; media; industrial centro; Grúas Ficticias, Terminal Ficticio
532000; Mensajería y reparto; 10; 62 22 2; chica; barrio; Repartos Ficticios
# Lodging and food.
551001; Hotel; 9; 0 40 28; grande; centro centro industrial; Hotel Ficticio
551003; Hostal; 15; 22 60 12; media; centro barrio pueblo; Hostal Ficticio, Residencial Ficticia
559001; Alojamiento de trabajadores; 16; 30 52 30; media; barrio industrial; Pensión Ficticia, Alojamiento Ficticio
561000; Restaurante o cocinería; 62; 40 60 4; chica; centro centro barrio feria pueblo; Restaurante Ficticio, Cocinería Ficticia, Picada Ficticia, Comida al Paso Ficticia
562900; Alimentación de faenas; 9; 4 40 40; grande; industrial; Casinos de Faena Ficticios, Alimentación Ficticia
562100; Banquetería; 12; 60 78 1; chica; barrio; Banquetería Ficticia, Colaciones Ficticias
563009; Bar; 9; 12 36 4; chica; centro; Bar Ficticio
107100; Panadería; 28; 34 56 2; chica; barrio barrio centro; Panadería Ficticia, Pastelería Ficticia, Amasandería Ficticia
107909; Elaboración de alimentos; 8; 55 72 0; chica; barrio pueblo; Conservas Ficticias, Sabores Ficticios
# Construction.
433000; Terminaciones de obra; 26; 42 8 12; chica; barrio; Terminaciones Ficticias, Pinturas Ficticias
432100; Instalaciones eléctricas; 22; 28 7 12; chica; barrio industrial; Electricidad Ficticia
432200; Gasfitería y climatización; 14; 36 6 6; chica; barrio; Gasfitería Ficticia, Climatización Ficticia
410010; Construcción de viviendas; 16; 10 12 30; media; centro barrio; Constructora Ficticia
429000; Obras civiles; 14; 3 12 42; grande; industrial; Obras Civiles Ficticias, Movimientos de Tierra Ficticios
310001; Muebles de madera; 11; 46 16 1; chica; barrio; Mueblería Ficticia
181109; Imprenta; 6; 20 36 2; chica; centro; Imprenta Ficticia
# Services.
960200; Peluquería y estética; 48; 56 84 1; chica; centro barrio; Peluquería Ficticia, Estética Ficticia, Barbería Ficticia
960100; Lavandería; 11; 16 60 6; media; barrio industrial; Lavandería Ficticia
960909; Otros servicios personales; 18; 72 62 1; chica; barrio; Servicios Ficticios, Tatuajes Ficticios, Masajes Ficticios
951200; Reparación de teléfonos; 14; 56 22 1; chica; centro feria; Reparaciones Ficticias
952300; Reparación de calzado; 4; 66 20 0; chica; feria centro; Zapatería Ficticia
812100; Aseo de edificios e instalaciones; 16; 22 58 14; media; centro industrial; Aseos Ficticios, Limpieza Ficticia
801001; Seguridad privada; 8; 4 22 20; grande; centro industrial; Seguridad Ficticia
791200; Operador turístico; 9; 28 46 8; chica; centro pueblo; Turismo Ficticio, Excursiones Ficticias
771000; Arriendo de vehículos; 8; 6 24 10; media; industrial centro; Arriendo de Camionetas Ficticio
692000; Contabilidad y asesoría tributaria; 18; 10 54 3; chica; centro; Contabilidad Ficticia
691001; Servicios jurídicos; 7; 4 44 4; chica; centro; Estudio Jurídico Ficticio
702000; Consultoría de gestión; 12; 10 42 20; chica; centro; Consultora Ficticia, Asesorías Ficticias
731001; Publicidad; 6; 24 44 2; chica; centro; Publicidad Ficticia
750001; Clínica veterinaria; 5; 4 62 3; chica; barrio; Veterinaria Ficticia
620100; Programación informática; 9; 20 20 10; chica; centro; Informática Ficticia, Programas Ficticios
682000; Corretaje de propiedades; 12; 20 52 2; chica; centro; Propiedades Ficticias
649209; Crédito y casas de cambio; 5; 8 40 5; media; centro; Créditos Ficticios
862021; Centro médico; 8; 0 46 30; media; centro; Centro Médico Ficticio
862022; Clínica dental; 8; 2 52 14; chica; centro; Clínica Dental Ficticia
869092; Terapias y otros profesionales de la salud; 9; 30 76 4; chica; centro barrio; Terapias Ficticias
850021; Jardín infantil; 5; 8 90 2; media; barrio; Jardín Infantil Ficticio
854909; Capacitación y clases; 12; 30 54 8; chica; centro barrio; Capacitación Ficticia, Academia Ficticia
931109; Gimnasio y canchas; 8; 22 38 1; chica; barrio centro; Gimnasio Ficticio, Canchas Ficticias
900002; Música y espectáculos; 6; 60 32 4; chica; barrio; Banda Ficticia, Espectáculos Ficticios
949909; Otras asociaciones; 5; 20 50 0; chica; barrio pueblo; Agrupación Ficticia
360000; Captación y distribución de agua; 2; 10 20 20; media; industrial pueblo; Aguas Ficticias
351019; Generación de energía; 3; 0 18 50; grande; industrial; Energía Solar Ficticia
# Villages and oasis.
011306; Cultivo de hortalizas; 12; 56 42 0; chica; pueblo; Huerta Ficticia, Chacra Ficticia
014300; Cría de llamas y alpacas; 7; 62 50 0; chica; pueblo; Ganadería Ficticia
139200; Tejidos y artesanía textil; 9; 74 90 0; chica; pueblo feria; Tejidos Ficticios, Telar Ficticio
`;

export const TRADES: readonly Trade[] = TABLE.split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line): Trade => {
    const cells = line.split('; ');
    const [code = '', activity = '', weight = '', shares = '', scale = '', places = '', signs = ''] = cells;
    const [informal = 0, women = 0, commuting = 0] = shares
      .split(' ')
      .map((percent) => Number(percent) / 100);
    return {
      code,
      activity,
      weight: Number(weight),
      informal,
      women,
      commuting,
      scale: scale as Scale,
      places: places.split(' ') as Place[],
      signs: signs.split(', '),
    };
  });

/** First halves of the invented names. None is a surname, a brand or a place. */
export const INVENTED_NAMES: readonly string[] =
  'El Cobrecito|La Vicuñita|El Salarín|La Llaretita|El Tolarín|La Camanchaquita|El Algarrobín|La Queñuita|El Lagartín|La Flamenquita|El Volcanín|La Arenosita|El Turquesín|La Azuritina|El Malaquitín|El Cuprolindo|El Desiertín|La Solandina|El Lunarín|La Estrellina|El Cometín|El Vientolín|La Nubarrina|El Cactusín|La Quiscolina|El Llamalín|El Guanaquín|La Pampalina|El Zorrolín|La Chinchillina|El Picaflorín|La Cóndorina|El Géiserín|La Oasisina|El Chañarín|El Pedernalín|La Cuarcita Feliz|El Sulfatín|La Lagunina|El Meteorín'.split(
    '|',
  );

/** Second halves, the same for any gender. */
export const INVENTED_ENDINGS: readonly string[] =
  'de Mentira|de Papel|del Espejismo|sin Apuro|de la Nada|del Cuento|Imposible|Invisible|Azul|Verde|Celeste|Veloz|Fugaz|Genial|de Fantasía|de Ensueño|del Revés|Número Cero|Bis|y Nadie Más|de Ningún Lado|a Medias|de Otro Planeta|por Inventar|que No Existe'.split(
    '|',
  );
