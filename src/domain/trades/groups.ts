/**
 * Groups of CIIU4.CL as the SII names its «subrubros»: it publishes them by name and not by code, so a package's own sub-rubro
 * is known by its name. A group that is not here has no open figures finer than its division.
 */
const NAMES = `
011 Cultivo de plantas no perennes
012 Cultivo de plantas perennes
013 Propagación de plantas
014 Ganadería
015 Cultivo de productos agrícolas en combinación con la cría de animales
016 Actividades de apoyo a la agricultura y la ganadería y actividades poscosecha
021 Silvicultura y otras actividades forestales
022 Extracción de madera
031 Pesca
032 Acuicultura
040 Extracción y procesamiento de cobre
072 Extracción de minerales metalíferos no ferrosos, excepto cobre
081 Extracción de piedra, arena y arcilla
089 Explotación de minas y canteras n.c.p.
099 Actividades de apoyo para la explotación de otras minas y canteras
101 Elaboración y conservación de carne
102 Elaboración y conservación de pescado, crustáceos y moluscos
103 Elaboración y conservación de frutas, legumbres y hortalizas
105 Elaboración de productos lácteos
106 Elaboración de productos de molinería, almidones y productos derivados del almidón
107 Elaboración de otros productos alimenticios
110 Elaboración de bebidas alcohólicas y no alcohólicas
131 Hilatura, tejedura y acabado de productos textiles
139 Fabricación de otros productos textiles
141 Fabricación de prendas de vestir, excepto prendas de piel
143 Fabricación de artículos de punto y ganchillo
151 Curtido y adobo de cueros; fabricación de productos de cuero; adobo y teñido de pieles
152 Fabricación de calzado
161 Aserrado y acepilladura de madera
162 Fabricación de productos de madera, corcho, paja y materiales trenzables
170 Fabricación de papel y de productos de papel
181 Impresión y actividades de servicios relacionadas con la impresión
202 Fabricación de otros productos químicos
210 Fabricación de productos farmacéuticos, sustancias químicas medicinales y productos botánicos
221 Fabricación de productos de caucho
222 Fabricación de productos de plástico
231 Fabricación de vidrio y productos de vidrio
239 Fabricación de productos minerales no metálicos n.c.p.
251 Fabricación de productos metálicos para uso estructural, tanques, depósitos, recipientes de metal
259 Fabricación de otros productos elaborados de metal; actividades de servicios de trabajo de metales
281 Fabricación de maquinaria de uso general
292 Fabricación de carrocerías para vehículos automotores; fabricación de remolques y semirremolques
301 Construcción de buques y otras embarcaciones
310 Fabricación de muebles
321 Fabricación de joyas, bisutería y artículos conexos
322 Fabricación de instrumentos musicales
324 Fabricación de juegos y juguetes
329 Otras industrias manufactureras n.c.p.
331 Reparación de productos elaborados de metal, maquinaria y equipo
332 Instalación de maquinaria y equipos industriales
351 Generación, transmisión y distribución de energía eléctrica
353 Suministro de vapor y de aire acondicionado
360 Captación, tratamiento y distribución de agua
370 Evacuación de aguas residuales
381 Recogida de desechos
382 Tratamiento y eliminación de desechos
383 Recuperación de materiales
410 Construcción de edificios
421 Construcción de carreteras y líneas de ferrocarril
422 Construcción de proyectos de servicio público
431 Demolición y preparación del terreno
432 Instalaciones eléctricas, de gasfitería y otras instalaciones para obras de construcción
433 Terminación y acabado de edificios
439 Otras actividades especializadas de construcción
451 Venta de vehículos automotores
452 Mantenimiento y reparación de vehículos automotores
453 Venta de partes, piezas y accesorios para vehículos automotores
454 Venta, mantenimiento y reparación de motocicletas y sus partes, piezas y accesorios
461 Venta al por mayor a cambio de una retribución o por contrata
462 Venta al por mayor de materias primas agropecuarias y animales vivos
463 Venta al por mayor de alimentos, bebidas y tabaco
464 Venta al por mayor de enseres domésticos
465 Venta al por mayor de maquinaria, equipo y materiales
466 Otras actividades de venta al por mayor especializada
469 Venta al por mayor no especializada
471 Venta al por menor en comercios no especializados
472 Venta al por menor de alimentos, bebidas y tabaco en comercios especializados
473 Venta al por menor de combustibles para vehículos automotores en comercios especializados
474 Venta al por menor de equipo de información y de comunicaciones en comercios especializados
475 Venta al por menor de otros enseres domésticos en comercios especializados
476 Venta al por menor de productos culturales y recreativos en comercios especializados
477 Venta al por menor de otros productos en comercios especializados
478 Venta al por menor en puestos de venta y mercados
479 Venta al por menor no realizada en comercios, puestos de venta o mercados
492 Otras actividades de transporte por vía terrestre
501 Transporte marítimo y de cabotaje
502 Transporte por vías de navegación interiores
511 Transporte de pasajeros por vía aérea
521 Almacenamiento y depósito
522 Actividades de apoyo al transporte
531 Actividades postales
532 Actividades de mensajería
551 Actividades de alojamiento para estancias cortas
559 Otras actividades de alojamiento
561 Actividades de restaurantes y de servicio móvil de comidas
562 Suministro de comidas por encargo y otras actividades de servicio de comidas
563 Actividades de servicio de bebidas
581 Edición de libros y publicaciones periódicas y otras actividades de edición
591 Actividades de producción de películas cinematográficas, videos y programas de televisión
592 Actividades de grabación de sonido y edición de música
601 Transmisiones de radio
602 Programación y transmisiones de televisión
619 Otras actividades de telecomunicaciones
620 Actividades de programación informática, consultoría informática y actividades conexas
631 Procesamiento de datos, hospedaje y actividades conexas; portales web
649 Otras actividades de servicios financieros, excepto las de seguros y fondos de pensiones
661 Actividades auxiliares de servicios financieros, excepto las de seguros y fondos de pensiones
662 Actividades auxiliares de las actividades de seguros y fondos de pensiones
681 Actividades inmobiliarias realizadas con bienes propios o arrendados
682 Actividades inmobiliarias realizadas a cambio de una retribución o por contrata
691 Actividades jurídicas
692 Actividades de contabilidad, teneduría de libros y auditoría; consultoría fiscal
702 Actividades de consultoría de gestión
711 Actividades de arquitectura e ingeniería y actividades conexas de consultoría técnica
712 Ensayos y análisis técnicos
721 Investigaciones y desarrollo experimental en el campo de las ciencias naturales y la ingeniería
731 Publicidad
732 Estudios de mercado y encuestas de opinión pública
741 Actividades especializadas de diseño
742 Actividades de fotografía
749 Otras actividades profesionales, científicas y técnicas n.c.p.
750 Actividades veterinarias
771 Alquiler y arrendamiento de vehículos automotores
772 Alquiler y arrendamiento de efectos personales y enseres domésticos
773 Alquiler y arrendamiento de otros tipos de maquinaria, equipo y bienes tangibles
781 Actividades de agencias de empleo
783 Otras actividades de dotación de recursos humanos
791 Actividades de agencias de viajes y operadores turísticos
799 Otros servicios de reservas y actividades conexas
801 Actividades de seguridad privada
802 Actividades de servicios de sistemas de seguridad
811 Actividades combinadas de apoyo a instalaciones
812 Actividades de limpieza
813 Actividades de paisajismo y servicios de mantenimiento conexos
821 Actividades administrativas y de apoyo de oficina
823 Organización de convenciones y exposiciones comerciales
829 Actividades de servicios de apoyo a las empresas n.c.p.
850 Enseñanza preescolar, primaria, secundaria científico humanista y técnico profesional
853 Enseñanza superior
854 Otros tipos de enseñanza
855 Actividades de apoyo a la enseñanza
861 Actividades de hospitales públicos y privados
862 Actividades de médicos y odontólogos
869 Otras actividades de atención de la salud humana
871 Actividades de atención de enfermería en instituciones
872 Actividades de atención en instituciones para personas con discapacidad mental y toxicómanos
889 Otras actividades de asistencia social sin alojamiento
900 Actividades creativas, artísticas y de entretenimiento
910 Actividades de bibliotecas, archivos y museos y otras actividades culturales
920 Actividades de juegos de azar y apuestas
931 Actividades deportivas
932 Otras actividades de esparcimiento y recreativas
941 Actividades de asociaciones empresariales, profesionales y de empleadores
949 Actividades de otras asociaciones
951 Reparación de computadores y equipo de comunicaciones
952 Reparación de efectos personales y enseres domésticos
960 Otras actividades de servicios personales
`;

/** Name of each group, by its three digits. */
export const GROUP_NAMES: ReadonlyMap<string, string> = new Map(
  NAMES.trim()
    .split('\n')
    .map((line) => [line.slice(0, 3), line.slice(4)]),
);
