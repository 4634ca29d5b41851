#pragma once

#include <QComboBox>

#include <functional>
#include <optional>
#include <vector>

namespace peerscape::views {

/// A combo box for one of many objects, which stands in a scrolling form. What it offers is asked
/// for when somebody goes there, not after every edit; until then it holds the current choice
/// alone. The wheel scrolls the form instead of choosing by accident. A choice that has no room
/// for all of its text is shown with "…" in its middle, and its tool tip has the rest.
class ChoiceBox : public QComboBox
{
    Q_OBJECT

public:
    struct Choice
    {
        QString text;
        QVariant value;
    };
    using Offer = std::function<std::vector<Choice>()>;

    explicit ChoiceBox(Offer offer, QWidget* parent = nullptr);

    /// Shows a choice, or that several things differ, and forgets what was offered. A choice that
    /// is not offered any more stays the last of the list.
    void setCurrent(const std::optional<Choice>& current);
    void showPopup() override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void fill();
    /// The text of the current choice as far as it has room.
    [[nodiscard]] QString shownText(const QStyleOptionComboBox& option) const;

    Offer m_offer;
    bool m_filled = false;
};

/// Says what a combo box is for, to assistive technology: as its name, and where Qt gives its value
/// for a name, which it does on Linux, as its description.
void nameChoice(QComboBox& box, const QString& name);

} // namespace peerscape::views
