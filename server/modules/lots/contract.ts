// Endpoints of lots, room by room.
export const contract = {};
