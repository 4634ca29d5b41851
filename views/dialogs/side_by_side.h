#pragma once

#include "core/compare/compare.h"

#include <QWidget>

class QLabel;
class QToolButton;
class QTreeWidget;

namespace peerscape::views {

class PictureView;
class ThemeManager;

/// Two versions of a design beside each other, what came, went and changed marked on both, and the
/// interfaces whose effective routes differ. They move and zoom together; the changes can be looked
/// at one after the other, or by a click on a mark. Of routes the rows that differ are listed.
class SideBySide : public QWidget
{
    Q_OBJECT

public:
    explicit SideBySide(const ThemeManager& theme, QWidget* parent = nullptr);

    void setSides(const azure::Document& before, const azure::Document& after,
                  const QString& beforeName, const QString& afterName,
                  const compare::Comparison& comparison);

    [[nodiscard]] PictureView& before() const { return *m_before; }
    [[nodiscard]] PictureView& after() const { return *m_after; }
    /// The change that is looked at, in words; empty for none.
    [[nodiscard]] QString currentText() const;
    /// Looks at the next change, or the one before, in a ring.
    void step(int direction);
    /// The rows of the routes that are looked at; hidden when it is something else.
    [[nodiscard]] QTreeWidget& rows() const { return *m_rows; }

protected:
    void keyPressEvent(QKeyEvent* event) override;
    /// The drawing after gets it. No focus proxy: Tab would pass over everything before that one.
    void focusInEvent(QFocusEvent* event) override;

private:
    /// Something that differs: a resource, or the table of some interfaces.
    struct Item
    {
        std::vector<ObjectId> before; ///< Where it is marked.
        std::vector<ObjectId> after;
        QString words;
        std::vector<compare::RowChange> rows; ///< Of a table.
    };
    void addResource(const compare::ResourceChange& change, const azure::Document& before,
                     const azure::Document& after);
    void addRoutes(const compare::RouteChange& change, const azure::Document& after);
    /// Looks at the change that is marked so.
    void lookAt(const PictureView* side, ObjectId object, bool isRoutes);
    void showChange();
    void showRows(const Item& item);

    PictureView* m_before = nullptr;
    PictureView* m_after = nullptr;
    QLabel* m_beforeName = nullptr;
    QLabel* m_afterName = nullptr;
    QLabel* m_change = nullptr;
    QToolButton* m_back = nullptr;
    QToolButton* m_on = nullptr;
    QTreeWidget* m_rows = nullptr;
    std::vector<Item> m_changes; ///< The resources first.
    int m_current = -1;
};

} // namespace peerscape::views
