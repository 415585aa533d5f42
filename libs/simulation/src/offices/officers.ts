/** Invented people, a name for every post, by the code of the office; any likeness is chance. */
const NAMES: { readonly [office: string]: string } = {
  DMI: `Drs. Hendra Syahputra, Rina Marlina, Yulia Safitri, Fajar Ramadhan, Zulkifli Nasution, Dewi Anggraini,
    Rahmat Hidayat, Nurhayati Lubis, Andi Saputra, Mega Puspita, Bayu Kurniawan, Sri Wahyuni, Taufik Akbar,
    Lestari Ningsih, Irwan Siregar, Masdar Helmi, Syafrizal Tanjung, Wulan Permata, Doni Prasetya, Ratna Juwita,
    Hasan Basri, Elvira Sandi, Rizki Maulana, Nadia Putri, Jefri Simbolon, Halimah Daulay`,
  GTO: `Dr. Ibrahim Pakaya, Fitriani Mohamad, Novita Hasan, Rizal Abdullah, Sofyan Lamusu, Meylan Tangahu,
    Yusuf Kadir, Hasna Djafar, Ismail Polapa, Nurlela Gobel, Ridwan Usman, Sartika Ahmad, Faisal Katili,
    Maryam Dunggio, Arifin Monoarfa, Rahmawati Ishak, Iwan Paramata, Salma Biki, Anton Yunus, Lisna Hulopi,
    Umar Mantali, Feby Nusi, Rahmat Dai, Sarton Lihawa, Delyana Tahir, Yanto Napu`,
  PLW: `Drs. Abdul Karim Lamakarate, Nirmala Dewi, Sitti Aisyah, Rudi Hartono, Moh. Rifai Lasoso, Indriyani Palar,
    Syamsul Bahri, Hartati Labaso, Gunawan Tadulako, Marlina Pettalolo, Ardiansyah Ponulele, Suriani Daeng,
    Muh. Fadel Intje, Yuliana Toripalu, Amiruddin Lawira, Ratih Kusuma, Hamzah Tombolotutu, Desi Natalia,
    Iqbal Maulana, Kartini Badjamal, Lukman Djanggola, Vivi Rante, Hasanuddin Mapata, Nurul Labadjo, Fitra Yanti, Ronald Tarore`,
};

/** A name for each of so many posts; offices and posts without a name of their own get a plain one. */
export function namesOf(office: string, posts: number): readonly string[] {
  const known = (NAMES[office] ?? '').split(',').map((name) => name.trim());
  return Array.from({ length: posts }, (_, at) => known[at] || `Petugas ${at + 1} ${office}`);
}
