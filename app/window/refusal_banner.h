#pragma once

#include "core/base/result.h"

#include <QWidget>

class QLabel;

namespace peerscape::views {
class ThemeManager;
}

namespace peerscape::window {

/// The strip over the canvas that says why an edit was refused: Azure's code and text. Goes away
/// with the next edit or when it is dismissed.
class RefusalBanner : public QWidget
{
    Q_OBJECT

public:
    explicit RefusalBanner(const views::ThemeManager& theme, QWidget* parent = nullptr);

    void show(const Error& error);
    /// What is shown, without markup; empty when hidden.
    [[nodiscard]] QString text() const;

private:
    void restyle();

    const views::ThemeManager& m_theme;
    QLabel* m_text = nullptr;
};

} // namespace peerscape::window
