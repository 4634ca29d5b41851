#include "tests/views/inspector_hand.h"

#include "views/inspector/list_field.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QTableWidget>
#include <QToolButton>
#include <QUndoStack>

namespace peerscape::test {

namespace {

const QString kSeveralLines = QStringLiteral("\n");

/// Opens a box's list by keyboard and takes its choice of that row.
void pick(QComboBox& box, int row)
{
    box.setFocus();
    QTest::keyClick(&box, Qt::Key_Down, Qt::AltModifier);
    QAbstractItemView* list = box.view();
    QTest::keyClick(list, Qt::Key_Home);
    for (int i = 0; i < row; ++i)
        QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Return);
}

QString rowsText(const views::Form::Rows& rows)
{
    QStringList lines;
    for (const QStringList& row : rows)
        lines << row.join(QLatin1Char('|'));
    return lines.join(kSeveralLines);
}

} // namespace

QWidget* InspectorHand::content() const
{
    return m_person.in<QScrollArea>(QStringLiteral("inspector")).widget();
}

void InspectorHand::show(ObjectId id)
{
    m_person.window().selection().clear();
    m_person.window().selection().set({id});
    for (QToolButton* button : content()->findChildren<QToolButton*>()) {
        if (button->isCheckable() && !button->isChecked())
            button->click();
    }
}

QWidget* InspectorHand::field(const QString& property) const
{
    return content()->findChild<QWidget*>(property);
}

QString InspectorHand::refusals() const
{
    QStringList texts;
    for (const QLabel* label : content()->findChildren<QLabel*>(QStringLiteral("fieldError"))) {
        if (!label->isHidden())
            texts << label->text();
    }
    return texts.join(kSeveralLines);
}

QString InspectorHand::shown(const QString& property) const
{
    QWidget* widget = field(property);
    if (const auto* line = qobject_cast<QLineEdit*>(widget))
        return line->text();
    if (const auto* flag = qobject_cast<QCheckBox*>(widget))
        return flag->isChecked() ? QStringLiteral("on") : QStringLiteral("off");
    // A usual value is shown in the portal's words.
    if (const auto* box = qobject_cast<QComboBox*>(widget))
        return box->isEditable() && box->currentIndex() >= 0 ? box->currentData().toString()
                                                             : box->currentText();
    if (const auto* text = qobject_cast<QPlainTextEdit*>(widget))
        return text->toPlainText();
    if (const auto* list = qobject_cast<views::ListField*>(widget))
        return rowsText(list->rows());
    return {};
}

void InspectorHand::enter(QLineEdit& line, const QString& text)
{
    line.setFocus();
    line.selectAll();
    if (text.isEmpty())
        QTest::keyClick(&line, Qt::Key_Delete);
    else
        QTest::keyClicks(&line, text);
    QTest::keyClick(&line, Qt::Key_Return);
}

QString InspectorHand::chooseAnother(const std::function<QComboBox*()>& box)
{
    const auto look = [&] {
        box()->showPopup(); // the list is made for whoever opens it
        box()->hidePopup();
    };
    look();
    const int current = box()->currentIndex();
    const int before = m_person.controller().undoStack()->index();
    for (int row = box()->count() - 1; row >= 0; --row) {
        if (row == current)
            continue;
        look();
        const QString text = box()->itemText(row);
        pick(*box(), row);
        if (m_person.controller().undoStack()->index() != before)
            return text;
    }
    return {};
}

QString InspectorHand::changeCell(views::ListField& list, int row, int column, const QString& text)
{
    auto* table = list.findChild<QTableWidget*>();
    if (qobject_cast<QComboBox*>(table->cellWidget(row, column)) != nullptr)
        return chooseAnother(
            [&] { return qobject_cast<QComboBox*>(table->cellWidget(row, column)); });
    table->setFocus();
    table->setCurrentCell(row, column);
    QTest::keyClick(table, Qt::Key_F2);
    QLineEdit* editor = nullptr;
    for (auto* line : table->viewport()->findChildren<QLineEdit*>()) {
        if (line->isVisible())
            editor = line;
    }
    if (editor == nullptr)
        return QStringLiteral("the cell cannot be edited");
    enter(*editor, text);
    // The delegate commits and closes the editor behind the key.
    QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    return text;
}

void InspectorHand::pressButton(views::ListField& list, const QString& text)
{
    for (QToolButton* button : list.findChildren<QToolButton*>()) {
        if (button->accessibleName() == text)
            button->click();
    }
}

QString InspectorHand::change(const QString& property, const QString& entry)
{
    QWidget* widget = field(property);
    if (auto* line = qobject_cast<QLineEdit*>(widget)) {
        enter(*line, entry);
        return entry;
    }
    if (auto* flag = qobject_cast<QCheckBox*>(widget)) {
        const bool on = flag->isChecked();
        flag->setFocus();
        QTest::keyClick(flag, Qt::Key_Space);
        return on ? QStringLiteral("off") : QStringLiteral("on");
    }
    if (auto* box = qobject_cast<QComboBox*>(widget)) {
        if (!box->isEditable())
            return chooseAnother([box] { return box; });
        enter(*box->lineEdit(), entry);
        return entry;
    }
    if (auto* text = qobject_cast<QPlainTextEdit*>(widget)) {
        text->setFocus();
        text->selectAll();
        QTest::keyClicks(text, entry);
        m_person.canvas().setFocus();
        return entry;
    }
    return {};
}

} // namespace peerscape::test
