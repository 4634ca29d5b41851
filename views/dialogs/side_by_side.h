#pragma once

#include "core/compare/compare.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace peerscape::views {

class PictureView;
class ThemeManager;

/// Two versions of a design beside each other, what came, went and changed marked on both. They
/// move and zoom together; the changes can be looked at one after the other.
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

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void showChange();

    PictureView* m_before = nullptr;
    PictureView* m_after = nullptr;
    QLabel* m_beforeName = nullptr;
    QLabel* m_afterName = nullptr;
    QLabel* m_change = nullptr;
    QToolButton* m_back = nullptr;
    QToolButton* m_on = nullptr;
    std::vector<compare::ResourceChange> m_changes;
    std::vector<QString> m_words; ///< Of the changes.
    int m_current = -1;
};

} // namespace peerscape::views
