#pragma once

#include <QTableView>

namespace peerscape::qtmodel {
class MatrixModel;
}

namespace peerscape::views {

class ThemeManager;

/// The matrix as a table of small squares. Arrow keys walk it, Enter or a click asks about the
/// pair; on a line of a group it opens the group. Plus and Minus open and close the group of the
/// current row, a click on a line's name does either.
class MatrixView : public QTableView
{
    Q_OBJECT

public:
    MatrixView(qtmodel::MatrixModel& model, const ThemeManager& theme, QWidget* parent = nullptr);

signals:
    /// A pair of single ends, by lines of the model.
    void pairActivated(int row, int column);
    /// What can be asked about a pair of single ends is wanted as a menu.
    void pairMenuRequested(int row, int column, const QPoint& globalPosition);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void activatePair(const QModelIndex& index);
    [[nodiscard]] bool isPair(const QModelIndex& index) const;
    void toggleGroup(int line);

    qtmodel::MatrixModel& m_model;
    const ThemeManager& m_theme;
};

} // namespace peerscape::views
