// Geocoders that are never asked, by name: public ones would learn where people need help, and that of
// the Census is the federal government's. Pure.
import type { PlacesGeocoder } from '../../contract/places.ts';

const REFUSED = [
  'openstreetmap.org',
  'osm.org',
  'openstreetmap.de',
  'openstreetmap.fr',
  'komoot.io',
  'geocode.earth',
  'mapzen.com',
  'openrouteservice.org',
  'locationiq.com',
  'geoapify.com',
  'opencagedata.com',
  'maps.co',
  'mapbox.com',
  'googleapis.com',
  'google.com',
  'arcgis.com',
  'here.com',
  'hereapi.com',
  'bing.com',
  'virtualearth.net',
  'tomtom.com',
  'mapquestapi.com',
  'census.gov',
];
const FEDERAL = /\.(?:gov|mil)$/;

/** What is wrong with these settings, each with the variable's name; empty where all is well. */
export function geocoderProblems(settings: {
  PLACES_GEOCODER?: PlacesGeocoder | undefined;
  PLACES_GEOCODER_URL?: string | undefined;
}): string[] {
  const { PLACES_GEOCODER: kind, PLACES_GEOCODER_URL: url } = settings;
  if (kind === undefined && url === undefined) return [];
  if (kind === undefined) return ['PLACES_GEOCODER must say of which kind PLACES_GEOCODER_URL is'];
  if (url === undefined) return ['PLACES_GEOCODER_URL is required with PLACES_GEOCODER'];
  const { hostname, protocol } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:')
    return ['PLACES_GEOCODER_URL must be http or https'];
  if (!isRefusedHost(hostname)) return [];
  return [
    'PLACES_GEOCODER_URL is a public or federal server: it would learn where people need help',
  ];
}

export function isRefusedHost(hostname: string): boolean {
  const host = hostname.toLowerCase().replace(/\.$/, '');
  return FEDERAL.test(host) || REFUSED.some((name) => host === name || host.endsWith(`.${name}`));
}
