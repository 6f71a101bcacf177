from workings.access.words import Word


class Model(Word):
    IN_HOUSE = "in_house", "in-house"
    JOINT_VENTURE = "joint_venture"


class Other(Word):
    HOUSE = "in_house", "a house"


def test_a_word_is_its_text():
    assert Model.IN_HOUSE == "in_house"
    assert Model("joint_venture") is Model.JOINT_VENTURE
    assert f"{Model.JOINT_VENTURE}" == "joint_venture"


def test_its_label_is_given_or_read_out():
    assert Model.IN_HOUSE.label == "in-house"
    assert Model.JOINT_VENTURE.label == "joint venture"


def test_words_spelt_alike_keep_labels_of_their_own():
    assert Model.IN_HOUSE == Other.HOUSE
    assert Other.HOUSE.label == "a house"
    assert Model.IN_HOUSE.label == "in-house"
