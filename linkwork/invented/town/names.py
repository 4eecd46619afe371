"""Invented people's names and addresses: put together by lot, so that they are nobody's."""

from random import Random

# ruff: noqa: SIM905  (names read better as a text than as a list)

WOMEN = (
    "Abena Aisha Alice Amina Ania Anjali Ayesha Beatrice Bernadette Bridget Carmen Catrin Cerys "
    "Chloe Clara Deborah Della Dilys Doreen Edith Eilidh Elena Elsie Esme Eunice Fatima Faye "
    "Fiona Freya Gita Gwen Halima Hannah Hazel Helena Hilda Imogen Ingrid Iris Ivy Jasmine "
    "Joan Judith Kamala Karen Kavita Leila Linda Lorna Lydia Mabel Malika Marcia Mariam Marjorie "
    "Maud Mercy Meera Moira Nadia Naomi Nasreen Nell Noor Olive Olwen Parveen Patience Paula "
    "Pearl Petra Phyllis Ramona Reena Rhona Rita Roisin Rosalind Ruby Sabina Sadia Saoirse "
    "Shanice Sheila Shirin Sian Stella Sunita Sylvia Tanya Teresa Thelma Ursula Valerie Vera "
    "Violet Wanda Winifred Yasmin Yvonne Zainab Zofia"
).split()
MEN = (
    "Abdul Adrian Ahmed Alan Albert Aled Andrzej Angus Anil Arthur Bashir Bernard Brendan "
    "Callum Carlton Cedric Chidi Clive Colin Conor Cyril Damian Declan Derek Desmond Dilip Donald "
    "Duncan Edgar Emeka Emrys Eric Ernest Euan Faisal Farid Felix Frank Garfield Geoffrey Gordon "
    "Graham Gurdeep Hamish Harjit Harold Hassan Herbert Howard Hugh Hussein Idris Imran Ivor "
    "Jagdish Jerome Joseph Kamal Kenneth Khalid Kofi Krzysztof Kwame Leonard Leroy Lewis Lionel "
    "Malcolm Marek Maurice Mehmet Mohan Neville Nigel Norman Omar Osman Owen Patrick Percy Piotr "
    "Rajesh Ralph Ravi Raymond Reginald Roland Ronald Rupert Samir Sanjay Seamus Selwyn Stanley "
    "Stefan Sunil Tariq Terence Tomasz Trevor Vernon Victor Vikram Walter Wilfred Winston Yusuf"
).split()
FAMILIES = (
    "Abara Achterberg Adeyinka Aldous Ambrose Anwar Appleyard Arkwell Asante Aspinall Baptiste "
    "Barraclough Beddoe Bellweather Bhandari Birtwhistle Blackmoor Boateng Bradwell Brankin "
    "Brightwater Cadwallen Carrow Chandran Chowdhry Clutterby Coldstream Copperwheat Cranleigh "
    "Crowhurst Dalgleish Danso Darlowe Dereham Dhaliwal Dunmarrow Eastlake Eccleby Eckersall "
    "Elphick Eversley Fairweather Farrantine Fenwright Fernsby Fothergale Galbreath Gathercole "
    "Gillibrand Goodbody Gorecki Gravelley Greenhalsh Grewal Hallowes Harkness Hathersage "
    "Hebblewhite Heathcott Holyoake Hossain Huckleby Idowu Illingby Inglethorpe Iqbal Jagger "
    "Janowski Jellicombe Jessop Kamara Keighworth Kerrigan Khatun Kirkbright Kowal Lackenby "
    "Larkspur Leatherbarrow Lindley Loxwood Lumb Macrory Mahmoud Mainwaring Makinde Malhotra "
    "Marchbank Maskell Mensah Merriweather Micklethwaite Mirza Moorcroft Mottershead Nadkarni "
    "Nethercott Nightingale Nkemelu Nuttall Oakenshaw Obeng Ogunleye Okafur Oldroyd Osgathorpe "
    "Palfreyman Pankhurst Parbold Patnaik Pennyfeather Pilkingley Postlethwaite Prendergast "
    "Quarmby Quartey Rafferty Rahmani Ramsbottom Ravensdale Redfearn Ridgeway Rowbottom Sandhu "
    "Sarpong Scattergood Seddon Shackleford Sharples Siddiqui Silverwood Sobczak Stainthorpe "
    "Standish Suleiman Swindlehurst Tattersby Tembo Thackeray Thistlewood Thornhill Tomczak "
    "Trelawney Tunnicliffe Ubadike Umar Uttley Vaisey Venkataraman Wadsworth Wainscott Waqar "
    "Wetherby Whitworth Winterbourne Wojtas Woolacott Yarwood Yeboah Younis Zaman Zielinski"
).split()
STREETS = (
    "Alder Bank,Beck Street,Bellhouse Lane,Brook Lane,Canal Row,Chapel Fold,Cooper’s Yard,"
    "Dyer Street,Elm Street,Ferry Road,Fuller’s Row,Garth Close,Granary Walk,Harbour Road,"
    "Heron Way,Lamplighter Row,Larch Road,Linden Avenue,Lock Gardens,Market Stray,Meadow View,"
    "Mill Hill,Millfield Lane,Orchard Rise,Osier Close,Quarry Bank,Quay Street,Ropewalk,"
    "Sexton Lane,Sluice Road,Spinner’s Court,St Anne’s Terrace,Station Parade,Tannery Lane,"
    "Towpath Cottages,Waterside,Weaver Street,Weir Road,Willow Garth,Wool Street"
).split(",")
TOWN = "Riverbank"


def given(rng: Random, sex: str) -> str:
    """A given name, as often borne by somebody of that sex."""
    either = WOMEN if rng.random() < 0.5 else MEN
    return rng.choice({"female": WOMEN, "male": MEN}.get(sex, either))


def family(rng: Random) -> str:
    """A family name; now and then two, as people have them."""
    one, other = rng.sample(FAMILIES, 2)
    return f"{one}-{other}" if rng.random() < 0.03 else one


def street(rng: Random) -> str:
    """A house in the invented town."""
    return f"{rng.randint(1, 148)} {rng.choice(STREETS)}, {TOWN}"
