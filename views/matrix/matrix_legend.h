#pragma once

#include <QWidget>

#include <vector>

namespace peerscape::views {

class ThemeManager;

/// What the signs of the matrix mean, in as many lines as they need.
class MatrixLegend : public QWidget
{
    Q_OBJECT

public:
    explicit MatrixLegend(const ThemeManager& theme, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Entry;
    /// The entries with the places of their signs in a widget of this width.
    [[nodiscard]] std::vector<Entry> entries(int width) const;

    const ThemeManager& m_theme;
};

} // namespace peerscape::views
