/** What we use of Leaflet 2, which brings no types. */

interface LeafletPoint {
  readonly x: number;
  readonly y: number;
}
type LatLng = readonly [latitude: number, longitude: number];
type Offset = readonly [x: number, y: number];
interface Still {
  readonly animate: false;
}

declare module 'leaflet/src/map/Map.js' {
  export class Map {
    constructor(element: HTMLElement, options: object);
    on(types: string, then: () => void): this;
    addLayer(layer: object): this;
    getPane(name: string): HTMLElement;
    getZoom(): number;
    getMinZoom(): number;
    getMaxZoom(): number;
    setZoom(zoom: number, how: Still): this;
    setZoomAround(at: LeafletPoint, zoom: number, how: Still): this;
    fitBounds(
      places: readonly LatLng[],
      how: Still & { readonly padding: Offset; readonly maxZoom: number },
    ): this;
    panBy(offset: Offset, how: Still): this;
    panInside(place: LatLng, how: Still & { readonly padding: Offset }): this;
    invalidateSize(): this;
    latLngToLayerPoint(place: LatLng): LeafletPoint;
    pointerEventToContainerPoint(event: MouseEvent): LeafletPoint;
  }
}

declare module 'leaflet/src/map/handler/Map.PinchZoom.js';

declare module 'leaflet/src/layer/tile/GridLayer.js' {
  export class GridLayer {
    createTile(
      coords: LeafletPoint & { readonly z: number },
      done: (error: Error | null, tile: HTMLElement) => void,
    ): HTMLElement;
    on(types: string, then: () => void): this;
  }
}
