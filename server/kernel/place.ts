// A place on the earth, and how far two are apart.
export type Place = { readonly longitude: number; readonly latitude: number };

const EARTH = 6_371_000;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres between two places (haversine; far better than a phone knows where it is). */
export function metresBetween(a: Place, b: Place): number {
  const dLat = radians(b.latitude - a.latitude);
  const dLon = radians(b.longitude - a.longitude);
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(dLon / 2) ** 2;
  return Math.round(2 * EARTH * Math.asin(Math.sqrt(Math.min(1, h))));
}
