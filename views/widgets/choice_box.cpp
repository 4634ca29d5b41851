#include "views/widgets/choice_box.h"

#include <QHelpEvent>
#include <QStyleOptionComboBox>
#include <QStylePainter>
#include <QToolTip>
#include <QWheelEvent>

namespace peerscape::views {

ChoiceBox::ChoiceBox(Offer offer, QWidget* parent)
    : QComboBox(parent)
    , m_offer(std::move(offer))
{
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(10);
}

void ChoiceBox::setCurrent(const std::optional<Choice>& current)
{
    const bool isShown = current ? currentIndex() >= 0 && currentData() == current->value
                                       && currentText() == current->text
                                 : currentIndex() < 0;
    if (isShown && !m_filled)
        return; // a box that is filled anew has its form laid out anew
    clear();
    if (current)
        addItem(current->text, current->value);
    setCurrentIndex(current ? 0 : -1);
    m_filled = false;
    if (hasFocus())
        fill();
}

void ChoiceBox::fill()
{
    if (m_filled)
        return;
    m_filled = true;
    std::optional<Choice> current;
    if (currentIndex() >= 0)
        current = {currentText(), currentData()};
    clear();
    for (const Choice& choice : m_offer())
        addItem(choice.text, choice.value);
    if (current && findData(current->value) < 0)
        addItem(current->text, current->value);
    setCurrentIndex(current ? findData(current->value) : -1);
}

void ChoiceBox::showPopup()
{
    fill();
    QComboBox::showPopup();
}

QString ChoiceBox::shownText(const QStyleOptionComboBox& option) const
{
    const QRect room =
        style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
    return fontMetrics().elidedText(option.currentText, Qt::ElideMiddle, room.width());
}

void ChoiceBox::paintEvent(QPaintEvent* /*event*/)
{
    QStylePainter painter(this);
    QStyleOptionComboBox option;
    initStyleOption(&option);
    if (currentIndex() < 0) {
        option.currentText = placeholderText();
        option.palette.setBrush(QPalette::ButtonText, option.palette.placeholderText());
        option.palette.setBrush(QPalette::Text, option.palette.placeholderText());
    }
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    option.currentText = shownText(option);
    painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

bool ChoiceBox::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty()) {
        QStyleOptionComboBox option;
        initStyleOption(&option);
        if (shownText(option) != option.currentText) {
            QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), option.currentText,
                               this);
            return true;
        }
    }
    return QComboBox::event(event);
}

void ChoiceBox::focusInEvent(QFocusEvent* event)
{
    fill();
    QComboBox::focusInEvent(event);
}

void ChoiceBox::wheelEvent(QWheelEvent* event)
{
    event->ignore();
}

void nameChoice(QComboBox& box, const QString& name)
{
    box.setAccessibleName(name);
    box.setAccessibleDescription(name);
}

} // namespace peerscape::views
