declare module 'shpjs' {
  /**
   * Geometries of a .shp, in longitude and latitude where the text of its .prj tells the projection. Null for an empty shape.
   * Throws on a file that it does not understand.
   */
  export function parseShp(shp: DataView, prj?: string): unknown[];
}
