import { columnKey } from '../csv.ts';

/**
 * Names that offices give to our columns, as `columnKey` writes them (no case, accents or signs). A RUT is no identifier
 * here: it is of a person or a firm, and is never read.
 */
const WORDS: Readonly<Record<string, string>> = {
  id: 'identificador folio n_ficha ficha correlativo rol n_rol rol_patente patente n_patente id_empresa id_negocio id_local n_registro nro_registro registro n nro numero codigo_local codigo',
  nombre:
    'razon_social nombre_fantasia nombre_de_fantasia nombre_negocio nombre_del_negocio nombre_empresa nombre_de_la_empresa nombre_local nombre_comercial empresa negocio contribuyente nombre_contribuyente establecimiento',
  actividad:
    'glosa_actividad descripcion_actividad actividad_principal glosa_giro descripcion_giro glosa_division giro giro_comercial giro_principal glosa_seccion actividad_economica rubro_glosa descripcion_rubro',
  sector:
    'rubro giro rubro_economico sector_economico actividad_economica codigo_actividad cod_actividad codigo_de_actividad codigo_actividad_economica codigo_de_actividad_economica acteco act_eco ciiu ciiu4 ciiu4cl ciiu_4_cl cod_ciiu codigo_ciiu codigo_sii cod_sii cod_rubro codigo_rubro cod_giro codigo_giro seccion seccion_ciiu seccion_ciiu4cl seccion_ciiu4_cl rubro_sii subrubro sub_rubro',
  division: 'division_ciiu division_ciiu4cl division_ciiu4_cl cod_division codigo_division',
  cut: 'cod_comuna codigo_comuna codigo_de_comuna comuna_codigo comuna_cod cod_com id_comuna comuna_id cut_com cut_comuna comuna_cut codigo_ine cod_ine codcomuna codcom codigo_unico_territorial codigo_territorial cod_comuna_ine comuna_ine kod_comuna',
  comuna:
    'nom_comuna nombre_comuna nombre_de_comuna nombre_de_la_comuna comuna_nombre nom_com comuna_empresa comuna_domicilio comuna_negocio comuna_local comuna_del_negocio comuna_casa_matriz comuna_del_domicilio_o_casa_matriz glosa_comuna municipio',
  longitud: 'lon lng long longitude x coord_x coordenada_x longitud_x x_lon point_x lon_x longitud_wgs84',
  latitud: 'lat latitude y coord_y coordenada_y latitud_y y_lat point_y lat_y latitud_wgs84',
  tamano:
    'tamano_empresa tamano_de_empresa tamano_de_la_empresa tamanio tamanio_empresa tamano_segun_ventas segmento',
  formal: 'formalizado formalizada es_formal formalidad',
  trabajadores:
    'n_trabajadores nro_trabajadores num_trabajadores numero_trabajadores numero_de_trabajadores n_de_trabajadores n_trab num_trab nro_trab cantidad_trabajadores cantidad_de_trabajadores total_trabajadores dotacion empleados n_empleados numero_empleados numero_de_empleados empleos ocupados trabajadores_total trabajadores_dependientes numero_de_trabajadores_dependientes_informados',
  trabajadores_locales: 'trab_locales trabajadores_de_la_comuna empleo_local trabajadores_residentes',
  trabajadores_conmutantes: 'trab_conmutantes conmutantes trabajadores_de_fuera trabajadores_foraneos',
  ventas_uf: 'ventas_anuales_uf ventas_en_uf ventas_anuales_en_uf monto_ventas_uf ventas_uf_anuales',
  impuestos_clp: 'impuestos impuestos_pagados impuestos_pesos',
  lidera:
    'sexo genero sexo_titular genero_titular sexo_propietario sexo_dueno genero_dueno sexo_representante lider sexo_lider',
  inicio:
    'fecha_inicio fecha_de_inicio inicio_actividades inicio_de_actividades fecha_inicio_actividades fecha_inicio_de_actividades fecha_de_inicio_de_actividades',
  periodo: 'ano anio agno year ano_comercial anio_comercial ano_tributario periodo_anual',
  anio: 'ano agno year periodo ano_comercial anio_comercial ano_convocatoria ano_matricula',
  empresas:
    'n_empresas nro_empresas num_empresas numero_empresas numero_de_empresas n_de_empresas cantidad_empresas cantidad_de_empresas total_empresas empresas_total cuenta_empresas empresas_activas',
  empresa_anios: 'empresa_ano empresas_ano',
  terminos_de_giro: 'terminos_giro n_terminos_de_giro cierres',
  territorio:
    'zona cut region cod_region codigo_region cod_comuna codigo_comuna comuna nom_comuna nombre_comuna',
  poblacion:
    'poblacion_total habitantes pob pob_total total_poblacion n_habitantes poblacion_censada personas n_personas',
  poblacion_mujeres: 'mujeres n_mujeres total_mujeres',
  poblacion_hombres: 'hombres n_hombres total_hombres',
  ruralidad_pct: 'ruralidad porcentaje_rural pct_rural poblacion_rural_pct porcentaje_ruralidad',
  area_km2: 'superficie superficie_km2 area km2 superficie_comunal',
  ingreso_mediano_clp: 'ingreso_mediano mediana_ingreso ingreso_mediana',
  ingreso_trabajo_mediano_clp: 'ingreso_trabajo_mediano mediana_ingreso_trabajo',
  escolaridad_anios: 'escolaridad anos_escolaridad anos_de_escolaridad escolaridad_promedio',
  beneficiarios:
    'n_beneficiarios total_beneficiarios beneficiarios_total numero_de_beneficiarios adjudicaciones',
  instrumento: 'programa id_instrumento instrumento_id',
  publicado: 'nombre_instrumento nombre_programa',
  mujeres: 'n_mujeres total_mujeres beneficiarias',
  hombres: 'n_hombres total_hombres',
  monto_clp: 'monto monto_total monto_adjudicado monto_pesos',
  matricula: 'matriculados n_matriculados matricula_total alumnos',
  matricula_mujeres: 'matriculadas matricula_mujer mujeres_matriculadas',
  area: 'area_del_conocimiento area_conocimiento',
  nivel: 'nivel_global nivel_carrera',
  tractora: 'empresa_tractora mandante comprador',
  proveedor: 'nombre_proveedor razon_social_proveedor',
  categoria: 'rubro_compra tipo_de_compra',
  padre: 'seccion',
};

const BY_COLUMN: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(WORDS).map(([ours, words]) => [ours, words.split(' ')]),
);

/** Names under which a column of ours may come, the surest first, as they are compared; its own name is not among them. */
export function synonymsOf(ours: string, hasComuna: boolean): readonly string[] {
  const own = BY_COLUMN.get(ours) ?? [];
  // A table that has no column for the name of the comuna reads its code from the name too.
  return ours === 'cut' && !hasComuna ? [...own, 'comuna', ...(BY_COLUMN.get('comuna') ?? [])] : own;
}

/** How unlike two column names are: letters put in, taken out or changed; beyond `most`, infinite. */
export function unlike(one: string, other: string, most: number): number {
  const a = columnKey(one);
  const b = columnKey(other);
  if (Math.abs(a.length - b.length) > most) return Infinity;
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1)
      row.push(
        Math.min(
          (above[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      );
    if (Math.min(...row) > most) return Infinity;
    above = row;
  }
  return above[b.length] ?? Infinity;
}
