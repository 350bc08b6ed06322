// Which things of OpenStreetMap people name when they say where they are. Pure.
type Tags = Readonly<Record<string, string>>;

const AMENITIES: Readonly<Record<string, string>> = {
  school: 'school',
  kindergarten: 'school',
  college: 'school',
  university: 'school',
  hospital: 'hospital',
  clinic: 'hospital',
  courthouse: 'courthouse',
  prison: 'jail',
  police: 'police',
  place_of_worship: 'church',
  marketplace: 'store',
  bus_station: 'transit',
  car_wash: 'car_wash',
  fuel: 'store',
  fast_food: 'store',
  restaurant: 'store',
  bank: 'store',
  pharmacy: 'store',
  library: 'public_building',
  townhall: 'public_building',
  community_centre: 'public_building',
  post_office: 'public_building',
};

/** @returns null for what has no name or is not among them */
export function landmarkKindOf(tags: Tags): string | null {
  if (!tags['name'] || tags['highway'] !== undefined) return exitKindOf(tags);
  const amenity = AMENITIES[tags['amenity'] ?? ''];
  if (amenity) return amenity;
  if (tags['shop'] !== undefined) return 'store';
  if (tags['leisure'] === 'park') return 'park';
  if (tags['railway'] === 'station' || tags['public_transport'] === 'station') return 'transit';
  if (tags['office'] === 'government') return 'public_building';
  if (tags['tourism'] === 'hotel' || tags['tourism'] === 'motel') return 'hotel';
  return null;
}

/** A freeway's exit with a name is a landmark. */
function exitKindOf(tags: Tags): string | null {
  return tags['name'] && tags['highway'] === 'motorway_junction' ? 'exit' : null;
}
