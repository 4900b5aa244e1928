/** Everyday names of businesses that carry, lodge, feed, heal, teach or mend, as in `GOODS`. */
export const SERVICES = `
492 taxi, taxista, taxi básico, radiotaxi
492 colectivo, taxi colectivo, colectivero
492 conductor de aplicación, chofer de aplicación
492 transporte escolar, furgón escolar, tía del furgón
492 fletes, acarreo, camioneta de fletes
492 mudanzas
492 camionero, transporte de carga, camión, transportista
492 microbús, buses, micros, transporte de pasajeros, minibús
492 transporte de personal, traslado de trabajadores, transporte de turistas
492 limusina, autos de novios
501 lancha de pasajeros, lanchero, transporte marítimo, paseos en lancha
502 balsa, transporte en lagos, paseos por el lago
511 vuelos turísticos, avioneta, transporte aéreo
521 bodegaje, arriendo de bodegas, almacenaje, frigorífico
522 estacionamiento, parking, cuidador de autos
522 grúa, remolque de autos, auxilio en ruta
522 agencia de aduanas, agente de aduanas, logística
531 agencia de correos, correo
532 reparto, delivery, repartidor, mensajería, encomiendas
551 hostal, hospedaje, alojamiento, hostel, bed and breakfast
551 hotel, apart hotel, motel
551 cabañas, domos, glamping, refugio
551 arriendo por días, departamento por días, casa de veraneo
552 camping, campamento, zona de picnic
559 pensión, residencial, pensión de trabajadores, residencial de estudiantes
561 restaurante, restorán, comedor
561 cocinería, picada, picá, almuerzos, comida casera
561 fuente de soda, sandwichería, sanguchería, completos, hot dogs
561 food truck, carro de comida, foodtruck, carrito de completos
561 pizzería, pizzas
561 sushi, local de sushi, comida china, comida peruana
561 hamburguesería, comida rápida, papas fritas
561 marisquería, cevichería, empanadas fritas
561 parrillada, asados, pollos asados, churrascos
561 heladería, helados
561 cafetería, café, coffee shop
561 salón de té, once, tetería
561 venta de empanadas, empanadas
562 banquetería, catering, eventos con comida
562 colaciones, viandas, comida a domicilio, almuerzos a domicilio
562 casino de alimentación, casino de empresa, concesión de casino
562 coctelería a domicilio, mesas dulces
563 bar, pub, cantina, schopería
563 discoteca, disco, local nocturno
563 juguería, jugos naturales, batidos
581 editorial, revista, diario local, periódico
591 productora audiovisual, videos, filmación, drones, videógrafo
591 cine, sala de cine
592 estudio de grabación, productora musical, sello musical
601 radio, radio comunitaria, emisora de radio
602 canal de televisión, televisión local
619 cibercafé, ciber, centro de internet, centro de llamados
619 instalación de antenas, proveedor de internet
620 programador, programadora, desarrollo de software, desarrollo web, páginas web, aplicaciones
620 soporte computacional, informática, servicio técnico de redes
631 hosting, servidores, portal web
649 prestamista, préstamos, factoring, cooperativa de ahorro
661 casa de cambio, cambio de dólares
662 corredor de seguros, seguros, corredora de seguros
681 arriendo de departamentos, arriendo de piezas, arriendo de locales, inmobiliaria
682 corredora de propiedades, corredor de propiedades, administración de edificios
691 abogado, abogada, estudio jurídico
691 notaría, conservador de bienes raíces
692 contadora, contador, contabilidad, oficina contable, asesoría tributaria
702 consultora, asesoría de empresas, consultor, coach de empresas
711 arquitecta, arquitecto, oficina de arquitectura
711 ingeniera, ingeniero, oficina de ingeniería, proyectos de ingeniería
711 topografía, topógrafo, dibujante técnico
711 prevencionista de riesgos, prevención de riesgos, asesoría ambiental
712 laboratorio de ensayos, análisis de suelos, certificación
712 planta de revisión técnica, revisión técnica
721 investigación científica, laboratorio de investigación
731 agencia de publicidad, publicidad, marketing digital, community manager, redes sociales
732 encuestas, estudios de mercado
741 diseñadora gráfica, diseñador gráfico, diseño gráfico, diseño
741 diseño de interiores, decorador, decoradora de interiores
742 fotógrafa, fotógrafo, fotografía, estudio fotográfico
749 traductora, traductor, intérprete, traducciones
749 tasador, tasaciones, peritajes
750 veterinaria, veterinario, clínica veterinaria
771 arriendo de autos, rent a car, arriendo de camionetas
772 arriendo de disfraces, arriendo de trajes, arriendo de vestidos
772 arriendo de mesas y sillas, arriendo de juegos inflables, camas elásticas, arriendo de vajilla
772 arriendo de bicicletas, arriendo de kayaks, arriendo de equipos deportivos
773 arriendo de maquinaria, arriendo de herramientas, andamios
773 baños químicos, arriendo de contenedores, arriendo de generadores
781 agencia de empleo, bolsa de trabajo
783 subcontratación de personal, servicios transitorios
791 agencia de viajes, pasajes
791 turismo aventura, operador turístico, tours, excursiones, tour operador
799 guía de turismo, guía turístico, información turística
801 guardias de seguridad, guardia, empresa de seguridad
802 cámaras de seguridad, alarmas, alarmas de casa
811 mantención de edificios, conserjería
812 aseo, aseo de oficinas, limpieza de casas, empresa de aseo
812 fumigación, control de plagas, desratización, sanitización
812 limpieza de estanques, limpieza de vidrios, limpieza industrial
813 jardinero, jardinería, paisajismo, jardinera, mantención de jardines
821 fotocopias, fotocopiadora, plotter
821 oficina virtual, cowork, secretaria virtual, trámites
823 producción de eventos, productora de eventos, matrimonios, wedding planner
829 cobranzas, empresa de cobranza
829 envasado, empaque, embalaje
850 jardín infantil, sala cuna, parvulario, preescolar
850 colegio, escuela, liceo, escuela de lenguaje
853 instituto profesional, universidad, centro de formación técnica
854 preuniversitario, clases particulares, reforzamiento escolar, profesor particular
854 academia de baile, clases de baile, escuela de danza, ballet
854 clases de inglés, academia de idiomas, instituto de inglés
854 clases de música, academia de música, escuela de música, clases de guitarra
854 escuela de conductores, clases de conducir
854 escuela de fútbol, clases de natación, escuela deportiva, clases de surf
854 yoga, clases de yoga, pilates
854 entrenador personal, personal trainer, entrenadora personal
854 capacitación, cursos, otec, organismo de capacitación
854 taller de manualidades, clases de pintura, talleres de arte
855 orientación educativa, apoyo pedagógico
861 clínica, hospital, centro médico con camas
862 dentista, clínica dental, odontóloga, odontólogo
862 consulta médica, médico, doctora, centro médico, doctor
869 psicóloga, psicólogo, consulta psicológica, terapia psicológica
869 kinesióloga, kinesiólogo, centro kinésico, kinesiología
869 matrona, enfermera a domicilio, enfermera, curaciones
869 nutricionista, fonoaudióloga, fonoaudiólogo, terapeuta ocupacional
869 laboratorio clínico, toma de muestras, exámenes de sangre
869 ambulancia, traslado de pacientes
869 acupuntura, medicina alternativa, terapias naturales, reiki, quiropráctico, machi
869 podóloga, podología, podólogo
871 hogar de ancianos, residencia de adultos mayores, casa de reposo
872 residencia de rehabilitación, centro de rehabilitación de adicciones
881 cuidado de adultos mayores, cuidadora de enfermos, cuidadora
889 guardería infantil, guardería, cuidado de niños
900 músico, banda, grupo musical, cantante, mariachis, orquesta
900 dj, discjockey, animador, payaso, animación de fiestas
900 artista visual, pintora de cuadros, escultor, escultora, muralista
900 teatro, compañía de teatro, circo, titiritera
910 museo, biblioteca, sitio patrimonial
920 juegos de azar, lotería, casa de apuestas
931 gimnasio, gym, crossfit, sala de máquinas
931 cancha de fútbol, canchas, arriendo de canchas, futbolito, cancha de pádel
931 club deportivo, piscina, centro deportivo
932 salón de cumpleaños, cumpleaños infantiles, juegos infantiles
932 pool, salón de pool, flippers, karaoke, videojuegos
932 parque de diversiones, balneario, camping de día
941 gremio, cámara de comercio, asociación de comerciantes
949 junta de vecinos, iglesia, fundación, centro cultural
951 reparación de celulares, servicio técnico de celulares, cambio de pantallas
951 reparación de computadores, servicio técnico de computadores
952 zapatero, reparación de zapatos, renovadora de calzado, reparadora de calzado
952 arreglos de ropa, reparación de ropa, bastas y cierres
952 reparación de electrodomésticos, servicio técnico de lavadoras, reparación de refrigeradores
952 tapicería, tapicero, tapiz de muebles
952 cerrajería, cerrajero, copia de llaves
952 taller de bicicletas, reparación de bicicletas
952 relojero, reparación de relojes, reparación de joyas
960 peluquería, peluquera, salón de belleza, estilista, peluquero
960 barbería, barbero, barber shop
960 manicure, uñas, manicurista, pedicure, uñas acrílicas, esmaltado
960 centro de estética, depilación, cosmetóloga, pestañas, cejas, limpieza facial
960 masajes, masoterapia, masajista, spa, sauna
960 tatuajes, tatuador, tatuadora, estudio de tatuajes, perforaciones, piercing
960 lavandería, lavaseco, tintorería, lavado de alfombras, lavado de ropa
960 funeraria, servicios fúnebres, cementerio
960 peluquería canina, paseador de perros, hotel de mascotas, adiestramiento canino
960 tarot, astrología, videncia
960 bronceado, solárium, baños públicos, termas
970 asesora del hogar, empleada de casa particular, nana, casa particular
`;
