const profile = (speechProfileCode: string, localeDescription: string, gender: 'F' | 'M') => ({
  speechProfileCode,
  localeCode: speechProfileCode.split('-').slice(0, 2).join('-'),
  localeDescription,
  gender,
});

/** Voices that the sandbox names; it takes any that begins with a language. */
export const speechProfiles = [
  profile('en-GB-Emma', 'English UK', 'F'),
  profile('en-US-Standard-A', 'English US', 'F'),
  profile('en-US-BenjaminRUS', 'English US', 'M'),
  profile('da-DK-Naja', 'Danish', 'F'),
  profile('id-ID-Andika', 'Indonesian', 'M'),
  profile('th-TH-Pattara', 'Thai', 'M'),
] as const;
