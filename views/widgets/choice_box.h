#pragma once

#include <QComboBox>

#include <functional>
#include <optional>
#include <vector>

namespace peerscape::views {

/// A combo box for one of many objects, which stands in a scrolling form. What it offers is asked
/// for when somebody goes there, not after every edit; until then it holds the current choice
/// alone. The wheel scrolls the form instead of choosing by accident.
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
    void focusInEvent(QFocusEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void fill();

    Offer m_offer;
    bool m_filled = false;
};

/// Says what a combo box is for, to assistive technology: as its name, and where Qt gives its value
/// for a name, which it does on Linux, as its description.
void nameChoice(QComboBox& box, const QString& name);

} // namespace peerscape::views
