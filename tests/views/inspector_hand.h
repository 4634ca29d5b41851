#pragma once

#include "tests/views/person.h"

#include <functional>

class QComboBox;
class QLineEdit;

namespace peerscape::views {
class ListField;
}

namespace peerscape::test {

/// A person's hand on the inspector: finds fields by Azure's property names and changes them by
/// mouse and keys.
class InspectorHand
{
public:
    explicit InspectorHand(Person& person)
        : m_person(person)
    {
    }

    /// What the inspector shows now.
    [[nodiscard]] QWidget* content() const;
    /// Selects the object alone and unfolds what its inspector hides.
    void show(ObjectId id);
    /// The first field of that property; null when there is none.
    [[nodiscard]] QWidget* field(const QString& property) const;
    /// All refusals that stand under fields.
    [[nodiscard]] QString refusals() const;
    /// What a field shows as text; a list its rows.
    [[nodiscard]] QString shown(const QString& property) const;

    /// Types over what a line holds, and Enter.
    void enter(QLineEdit& line, const QString& text);
    /// Picks, from the opened list, the last other choice that the document takes; gives its
    /// text, empty when there was none. A refusal may make the box anew.
    QString chooseAnother(const std::function<QComboBox*()>& box);
    /// Opens a cell of free text with F2 and types over it, or picks another choice in it. Gives
    /// the text that then ought to stand there.
    QString changeCell(views::ListField& list, int row, int column, const QString& text);
    void pressButton(views::ListField& list, const QString& text);
    /// Changes a field, whatever it is. Gives the text that then ought to stand there.
    QString change(const QString& property, const QString& entry);

private:
    Person& m_person;
};

} // namespace peerscape::test
