// Endpoints of alerts and recalls, room by room.
export const contract = {};
