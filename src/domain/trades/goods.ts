/**
 * Everyday names of businesses that grow, take out, make, build or sell, a line each: the group of CIIU4.CL, the name, and
 * other words for the same. Written for this project; where a name fits several groups, the one where a small firm usually
 * begins its activities. A thing alone («calzado», «vino») is the shop that sells it.
 */
export const GOODS = `
011 huerto, huerta, chacra, verduras de campo, producción de hortalizas
011 invernadero, cultivo bajo plástico, tomates de invernadero
011 hidroponía, lechugas hidropónicas, cultivo hidropónico
011 cultivo de papas, siembra de papas
011 cultivo de flores, flores de corte
011 cultivo de quínoa, quínoa
011 cultivo de ajo y cebolla
011 cultivo de alfalfa, forraje
011 cultivo de trigo, siembra de cereales
012 frutales, huerto frutal, cultivo de fruta, plantación de frutales
012 viña, parronal, cultivo de uvas
012 olivos, cultivo de aceitunas
012 paltos, cultivo de paltas
012 arándanos, frambuesas, cultivo de berries
012 nogales, cultivo de nueces, almendros
013 vivero de plantas, producción de plantas, almácigos
014 apicultura, apicultor, apicultora, colmenas, miel, producción de miel
014 crianza de gallinas, gallinero, huevos de campo, producción de huevos, aves de corral
014 crianza de cabras, caprinos, crianceros
014 crianza de llamas y alpacas, camélidos
014 crianza de ovejas, ovinos
014 crianza de vacas, ganado, ganadería, engorda de animales
014 lechería, producción de leche
014 crianza de cerdos, chanchos
014 crianza de conejos
014 criadero de caballos, crianza de caballos
014 criadero de perros
015 parcela agrícola, cultivo y crianza, predio agrícola, campo
016 servicio de tractor, maquinaria agrícola con operador, aradura, siembra y cosecha por encargo
016 poda de árboles frutales, cuadrilla de temporeros, contratista agrícola
021 plantación forestal, silvicultura
022 tala de bosques, extracción de leña, leñador
023 recolección de hongos, recolección de frutos silvestres, recolectora
031 pesca artesanal, pescador, pescadora
031 recolección de algas, alguero, recolectora de orilla, huiro
031 buceo de mariscos, buzo mariscador
032 cultivo de choritos, mitilicultura
032 piscicultura, cultivo de truchas, acuicultura
032 cultivo de algas, cultivo de ostiones, cultivo de abalones
040 pirquinero de cobre, pequeña minería de cobre, mina de cobre
072 pirquinero de oro, pequeña minería de oro, mina de oro, trapiche
081 extracción de áridos, arena y ripio, áridos, cantera
089 extracción de sal, salar, caliche
099 servicios a la minería, sondajes, apoyo a faenas mineras
101 fábrica de cecinas, fábrica de embutidos, charqui
101 matadero, faena de animales, faenadora
102 ahumado de pescado, conservas de mariscos, procesamiento de pescado
103 mermeladas, conservas de fruta, fábrica de mermelada
103 frutos deshidratados, fruta deshidratada, deshidratados
103 encurtidos, pickles, aceitunas de mesa
103 pulpas de fruta, congelados de fruta
104 aceite de oliva, almazara
105 quesería artesanal, fábrica de quesos, elaboración de quesos
105 fábrica de helados, helados artesanales
105 manjar, fábrica de yogur, planta de lácteos
106 molino, harina, harina tostada, molienda
107 panadería, amasandería, panificadora, pan amasado, horno de pan
107 pastelería, repostería, tortas, pasteles, tortas por encargo
107 fábrica de empanadas, masas, hojas de empanadas
107 fábrica de pastas, pastas frescas
107 chocolatería, fábrica de chocolates, bombones
107 alfajores, dulces chilenos, galletas
107 tostaduría de café, café de grano
107 comida congelada, platos preparados, comida preparada
107 sal de mar, envasado de condimentos, merkén
108 alimento para animales, fábrica de alimento de mascotas
110 cervecería artesanal, fábrica de cerveza
110 viñedo y bodega de vinos, bodega de vinos, elaboración de vino, chicha
110 destilería, fábrica de licores, destilería de pisco, gin
110 fábrica de jugos, fábrica de bebidas, jugos naturales embotellados
110 agua purificada, planta de agua purificada, agua embotellada, bidones de agua
131 telar, tejeduría, hilados, lana hilada
139 bordados, taller de bordado
139 confección de cortinas, confección de ropa de cama, cojines, manteles
141 costurera, costura, modista, taller de costura, confección de ropa, taller de confección
141 sastrería, sastre
141 confección de uniformes, confección de ropa de trabajo
141 vestidos de novia, vestuario de fiesta, diseño de vestuario
141 trajes típicos, trajes de baile religioso, confección de disfraces
143 tejidos a palillo, crochet, tejedora, chalecos de lana
151 talabartería, marroquinería, artículos de cuero, talabartero
152 fábrica de zapatos, fábrica de calzado
161 aserradero, aserrado de madera
162 carpintería, carpintero, puertas y ventanas de madera, taller de carpintería
162 cestería, mimbre, canastos
162 pallets, cajones de madera
170 cajas de cartón, bolsas de papel, envases de papel
181 imprenta, impresiones, imprenta digital
181 serigrafía, estampado de poleras, estampados, sublimación
181 encuadernación, encuadernador
202 jabones artesanales, jabones, cosmética natural
202 fábrica de productos de limpieza, fábrica de detergentes
210 hierbas medicinales envasadas, fitofármacos
221 recauchaje, recauchado de neumáticos
222 artículos de plástico, impresión 3d, inyección de plástico
231 vidriería, espejos, corte de vidrios, vitrales
239 alfarería, cerámica, greda, alfarero, ceramista de greda, taller de cerámica
239 fábrica de ladrillos, ladrillos, adobes, pastelones
239 marmolería, lápidas, mármol
239 hormigón, premezclados, bloques de cemento
251 estructuras metálicas, portones, protecciones, rejas
251 ventanas de aluminio, aluminios, ventanas termopanel
259 herrería, herrero, forja
259 soldadura, soldador, taller de soldadura
259 maestranza, tornería, tornero, mecanizado
259 afilado de cuchillos, cuchillería
281 fábrica de maquinaria, bombas y válvulas
292 carrocerías, carros de arrastre, fábrica de food trucks, acoplados
301 construcción de botes, carpintero de ribera, astillero
310 fábrica de muebles, taller de mueblería, muebles a medida, mueblista, taller de muebles
310 muebles de cocina, clósets, cocinas a medida
321 orfebrería, orfebre, platería
321 bisutería, aros y collares
322 lutería, lutier, instrumentos musicales hechos a mano
324 juguetes de madera, fábrica de juguetes, fábrica de peluches
329 velas artesanales, velas
329 artesanía, artesana
329 letreros, gigantografías, letras corpóreas
331 mantención de maquinaria, reparación de maquinaria, reparación de equipos industriales
332 montaje industrial, instalación de maquinaria
351 planta solar, generación solar, energía eólica
353 calderas, hielo, fábrica de hielo
360 camión aljibe, aljibe, agua potable rural
370 limpiafosas, limpieza de fosas, fosas sépticas
381 retiro de escombros, retiro de basura, recolección de residuos
382 compostaje, compost
383 reciclaje, reciclador de base, reciclador, cartonero
383 chatarrería, chatarra, compra de fierro
410 constructora, construcción de casas, empresa constructora
410 casas prefabricadas, ampliaciones, construcción de cabañas
421 pavimentación, asfaltos, caminos
422 redes de agua y alcantarillado, obras sanitarias
431 demolición
431 excavaciones, movimiento de tierra, retroexcavadora
432 gasfíter, gasfitería, plomero, instalación sanitaria, calefont
432 electricista, instalaciones eléctricas
432 instalación de paneles solares, panel solar, paneles fotovoltaicos, termo solar
432 climatización, aire acondicionado, refrigeración, instalador de aire
432 ascensores, portones eléctricos, instalación de citófonos
433 pintor de casas, pintura de casas, pintor
433 instalación de cerámica, pisos flotantes, ceramista de pisos
433 yesero, tabiques, volcanita
433 maestro chasquilla, arreglos de casa, remodelaciones, maestro
439 techumbres, hojalatería, techador, canaletas
439 pozos, perforación de pozos, norias
439 albañil, albañilería, obra gruesa
439 impermeabilización, andamios montados
451 automotora, venta de autos, autos usados, compraventa de autos
452 taller mecánico, mecánico, mecánica automotriz, mecánica
452 vulcanización, vulca, neumáticos, gomería
452 desabolladura y pintura, taller de pintura de autos, desabolladura
452 lavado de autos, car wash, lavadero de autos
452 electricidad automotriz, scanner automotriz
452 lubricentro, cambio de aceite
452 tapicería de autos, polarizado, alarmas de auto
453 repuestos, repuestos de autos, casa de repuestos
453 baterías de auto, venta de neumáticos
454 taller de motos, motos, venta de motos, repuestos de motos
461 comisionista, representante de ventas, corredor de ganado
462 venta de forraje, feria de animales, venta de semillas por mayor
463 distribuidora de alimentos, mayorista de alimentos, abarrotes por mayor
463 distribuidora de bebidas, distribuidora de cervezas
463 mayorista de frutas y verduras, bodega de frutas
464 mayorista de ropa, importación de ropa, fardos de ropa
464 mayorista de artículos de aseo, distribuidora de aseo, artículos de librería por mayor
465 venta de maquinaria, insumos industriales, seguridad industrial
466 venta de materiales por mayor, distribuidora de gas por mayor, fierro por mayor
469 importadora, mayorista, distribuidora
471 almacén, negocio de barrio, almacén de barrio, abarrotes, negocio de la esquina, despensa
471 minimarket, mini market, provisiones
471 supermercado, súper, automercado
471 bazar, paquetería, todo a luca, multitienda, cotillón
472 verdulería, frutería, frutas y verduras
472 carnicería, carnes
472 pescadería, venta de pescado, mariscos
472 pollería, venta de pollos, huevería, venta de huevos
472 botillería, licorería, licores, vino, cerveza, pisco, venta de alcohol
472 confitería, dulcería, golosinas
472 frutos secos, tostaduría, tienda a granel, especias, condimentos
472 venta de quesos, rotisería, fiambrería, charcutería, cecinas, embutidos, lácteos
472 tabaquería, cigarrería, vape
472 venta de pan, venta de pasteles
472 tienda saludable, productos naturales, tienda vegana, herbolaria
473 bencinera, bomba de bencina, servicentro, estación de servicio
474 tienda de computación, venta de computadores
474 tienda de celulares, accesorios de celular, venta de celulares
475 ferretería, materiales de construcción, barraca
475 telas, cordonería, lanas, tienda de telas, ropa de cama, venta de cortinas
475 venta de muebles, colchones, tienda de muebles, tienda de mueblería
475 electrodomésticos, línea blanca, venta de electrodomésticos
475 lámparas, artículos para el hogar, menaje, decoración
475 pinturas, venta de pinturas, cerámicos
476 librería, artículos de escritorio, útiles escolares, venta de libros
476 juguetería, juguetes, peluches, tienda de juegos de mesa
476 artículos deportivos, tienda deportiva, tienda de pesca
476 tienda de bicicletas, bicicletería, venta de bicicletas
476 venta de discos, tienda de música, venta de instrumentos musicales
476 kiosco, quiosco, diarios y revistas, suplementero
477 tienda de ropa, boutique, ropa, vestuario, ropa de trabajo, venta de uniformes
477 ropa usada, ropa americana, segunda mano, tienda vintage
477 ropa de guagua, tienda de bebés, ropa infantil
477 zapatería, calzado, venta de calzado, venta de zapatos, zapatillas
477 farmacia, botica
477 perfumería, cosméticos, maquillaje, tienda de cosméticos
477 óptica, lentes
477 florería, floristería, venta de flores, flores
477 tienda de mascotas, pet shop, alimento para perros, alimento de mascotas
477 joyería, relojería, venta de joyas
477 venta de gas, distribuidora de gas, gas en cilindros, gas licuado
477 venta de leña, leñería, carbón, parafina, pellets
477 venta de plantas, vivero, plantas, jardín y vivero, suculentas
477 tienda de artesanía, venta de artesanías, tienda de recuerdos, recuerdos, souvenirs
477 venta de artículos de aseo, artículos de limpieza, productos de limpieza, detergentes, cloro
477 ortopedia, insumos médicos, artículos ortopédicos
478 feria libre, feriante, feria, puesto de feria, chacarero
478 puesto de mercado, mercado, local en mercado
478 persa, cachureos, mercado persa, feria de las pulgas
478 carrito de mote con huesillo, carrito, mote con huesillo, venta en la calle con puesto
479 venta por internet, tienda online, comercio electrónico, ventas por instagram
479 venta por catálogo, venta a domicilio
479 vendedor ambulante, venta ambulante, ambulante
`;
