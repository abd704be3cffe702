/** `Device-ID`, `$device_id`, `ep.device_id` and `device[deviceId]` are one name: `deviceid`. */
export const bareName = (name: string): string => {
  const cleaned = name.toLowerCase().replace(/[^a-z0-9]+$/, '');
  const last = Math.max(cleaned.lastIndexOf('.'), cleaned.lastIndexOf('['), cleaned.lastIndexOf('/'));
  return cleaned.slice(last + 1).replace(/[^a-z0-9]/g, '');
};
