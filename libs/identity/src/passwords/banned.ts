/** What people here type first when twelve characters are asked for. */
export const BANNED: ReadonlySet<string> = new Set(
  `123456789012 1234567890123 12345678901234 123456789123 1234567890ab 0123456789ab 1234567890-=
   password1234 password12345 passwordpassword password@123 p@ssw0rd1234 welcome12345 letmein12345
   qwertyuiop12 qwertyuiop123 qwertyuiop[] qwerty123456 qwertyqwerty 1q2w3e4r5t6y 1qaz2wsx3edc zaq12wsxcde3
   abcdefghijkl abcd12345678 abc123456789 abcabcabcabc iloveyou1234
   administrator administrator1 administrator123 admin1234567 admin12345678 adminadminadmin superadmin123
   katasandi123 katasandi1234 rahasia12345 rahasia123456 rahasiarahasia sayangsayang sayang123456
   indonesia123 indonesia1945 indonesiaraya indonesiamerdeka merdeka17845 merdeka12345 pancasila1945 garuda123456
   bismillah123 bismillah1234 bismillahirrahmanirrahim alhamdulillah alhamdulillah1 assalamualaikum
   dinassosial1 dinassosial12 dinassosial123 dinassosial2024 dinassosial2025 dinassosial2026 kemensos1234
   rehabsosial1 pemerintahkota pemkotdumai1 kotadumai123 kotagorontalo kotapalu1234
   jejakjejakjejak jejak1234567`.split(/\s+/),
);
