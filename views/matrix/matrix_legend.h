#pragma once

#include <QWidget>

namespace peerscape::views {

class ThemeManager;

/// What the signs of the matrix mean, in one line; what does not fit is left out from the end.
class MatrixLegend : public QWidget
{
    Q_OBJECT

public:
    explicit MatrixLegend(const ThemeManager& theme, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const ThemeManager& m_theme;
};

} // namespace peerscape::views
